/** What an operator can type behind the name of the program: what is read from the line, what is printed, which exit codes there are. */
@NullMarked
package io.chate2ee.groupsync.command;

import org.jspecify.annotations.NullMarked;
