/** What operators can ask for over HTTP, if a deployment wants that: the same as by commands, in smaller portions. */
@NullMarked
package io.chate2ee.identity.admin;

import org.jspecify.annotations.NullMarked;
