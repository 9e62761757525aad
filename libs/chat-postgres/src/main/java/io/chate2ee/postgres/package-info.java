/** What services with a database share: bringing its schema up to date, the rights of their role, and a password that may change. */
@NullMarked
package io.chate2ee.postgres;

import org.jspecify.annotations.NullMarked;
