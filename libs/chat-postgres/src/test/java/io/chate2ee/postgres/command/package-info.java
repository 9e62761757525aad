/** The command `migrate` without a database. */
@NullMarked
package io.chate2ee.postgres.command;

import org.jspecify.annotations.NullMarked;
