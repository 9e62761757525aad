@NullMarked
package io.chate2ee.groupsync.command;

import org.jspecify.annotations.NullMarked;
