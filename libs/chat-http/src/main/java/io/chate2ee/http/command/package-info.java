/** What commands of all services have in common: how they are typed, who typed them, what they print to, which exit codes there are. */
@NullMarked
package io.chate2ee.http.command;

import org.jspecify.annotations.NullMarked;
