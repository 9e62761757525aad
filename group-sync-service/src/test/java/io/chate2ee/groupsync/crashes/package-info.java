/** Real processes of the service that are killed, frozen and brought back, and what the cloud looks like afterwards. */
@NullMarked
package io.chate2ee.groupsync.crashes;

import org.jspecify.annotations.NullMarked;
