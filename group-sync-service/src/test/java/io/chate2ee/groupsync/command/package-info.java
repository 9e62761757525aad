/** The commands as operators type them: what is printed, and with which exit code they end. */
@NullMarked
package io.chate2ee.groupsync.command;

import org.jspecify.annotations.NullMarked;
