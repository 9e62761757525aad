/** How commands are typed. */
@NullMarked
package io.chate2ee.http.command;

import org.jspecify.annotations.NullMarked;
