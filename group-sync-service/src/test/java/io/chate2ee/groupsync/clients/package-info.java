/** What clients with the real E3Kit can read. */
@NullMarked
package io.chate2ee.groupsync.clients;

import org.jspecify.annotations.NullMarked;
