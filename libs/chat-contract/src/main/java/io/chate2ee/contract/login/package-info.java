/** The hint that a user has just been given a token, on {@code e2ee.logins}. */
@NullMarked
package io.chate2ee.contract.login;

import org.jspecify.annotations.NullMarked;
