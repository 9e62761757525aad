/** The surroundings of tests: a database with our tables, a Virgil stand-in, and people with cards. */
@NullMarked
package io.chate2ee.groupsync.testing;

import org.jspecify.annotations.NullMarked;
