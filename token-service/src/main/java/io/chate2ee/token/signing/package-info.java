/** The keys that sign: which one at which moment, and how they are replaced without a restart and without a refused token. */
@NullMarked
package io.chate2ee.token.signing;

import org.jspecify.annotations.NullMarked;
