/** Value types for every id that crosses a service: parsed strictly in one place, then trusted. */
@NullMarked
package io.chate2ee.contract.id;

import org.jspecify.annotations.NullMarked;
