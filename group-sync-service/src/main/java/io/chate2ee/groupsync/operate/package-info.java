/** What operators do to groups: park them, have them looked at again, let all work rest, and compare the cloud with the ledger. */
@NullMarked
package io.chate2ee.groupsync.operate;

import org.jspecify.annotations.NullMarked;
