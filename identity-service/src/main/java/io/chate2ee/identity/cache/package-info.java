/** What is kept in memory in front of the database: bounded, loaded once for many callers, never stepping back a version. */
@NullMarked
package io.chate2ee.identity.cache;

import org.jspecify.annotations.NullMarked;
