/** The command by which operators bring a database to the schema of a version. */
@NullMarked
package io.chate2ee.postgres.command;

import org.jspecify.annotations.NullMarked;
