/** What operators can ask for over HTTP, if a deployment wants that: the same as by commands. */
@NullMarked
package io.chate2ee.groupsync.admin;

import org.jspecify.annotations.NullMarked;
