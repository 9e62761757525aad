/**
 * Real processes of the service that are killed, frozen and brought back, and what the cloud looks like afterwards; and how
 * long a change takes when nothing happens to them.
 */
@NullMarked
package io.chate2ee.groupsync.crashes;

import org.jspecify.annotations.NullMarked;
