/** What the platform may ask: is the process alive (looks at nothing outside), and can it do its work (looks at what it needs). */
@NullMarked
package io.chate2ee.groupsync.health;

import org.jspecify.annotations.NullMarked;
