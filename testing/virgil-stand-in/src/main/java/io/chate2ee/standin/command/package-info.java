/**
 * The command line.
 */
@NullMarked
package io.chate2ee.standin.command;

import org.jspecify.annotations.NullMarked;
