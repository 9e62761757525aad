/** Which Virgil identity a uid has, on the compacted topic {@code e2ee.users}. */
@NullMarked
package io.chate2ee.contract.user;

import org.jspecify.annotations.NullMarked;
