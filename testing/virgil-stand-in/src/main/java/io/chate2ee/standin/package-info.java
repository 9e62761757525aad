/**
 * A local stand-in for the Virgil Cloud, for development, tests and demonstrations. It is never for production: whoever
 * can reach it can read its control pages, and it refuses to start with a production profile.
 */
@NullMarked
package io.chate2ee.standin;

import org.jspecify.annotations.NullMarked;
