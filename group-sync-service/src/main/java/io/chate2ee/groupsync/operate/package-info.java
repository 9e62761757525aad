/**
 * What operators do to groups: park them, have them looked at again, let all work rest, and compare the cloud with the ledger; and how all that
 * operators ask for is put on record. Each kind of operation is application-scoped, so made when it is first asked for: the others may need
 * settings that are not there.
 */
@NullMarked
package io.chate2ee.groupsync.operate;

import org.jspecify.annotations.NullMarked;
