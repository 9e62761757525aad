/** Every setting of this service with its default, and the one-line refusals of settings that cannot work. */
@NullMarked
package io.chate2ee.groupsync.settings;

import org.jspecify.annotations.NullMarked;
