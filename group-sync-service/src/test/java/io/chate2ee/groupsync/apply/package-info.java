/** Tests of the applier against a real PostgreSQL and the Virgil stand-in. */
@NullMarked
package io.chate2ee.groupsync.apply;

import org.jspecify.annotations.NullMarked;
