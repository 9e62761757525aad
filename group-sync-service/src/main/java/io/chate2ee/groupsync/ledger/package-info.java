/**
 * What membership should be: pure rules that fold group events into lives and members, in whatever order and however often the
 * events arrive, and the store that applies them to a batch in one transaction. It never talks to the cloud.
 */
@NullMarked
package io.chate2ee.groupsync.ledger;

import org.jspecify.annotations.NullMarked;
