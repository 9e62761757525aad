/** Reading and writing JSON without reflection: strict trees with limits, and errors that name the field. */
@NullMarked
package io.chate2ee.contract.json;

import org.jspecify.annotations.NullMarked;
