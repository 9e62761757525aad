/**
 * Fuzz targets: every parser of the library, fed with a kept corpus in each build and with Jazzer by the script
 * {@code fuzz}.
 */
@NullMarked
package io.chate2ee.virgil.fuzz;

import org.jspecify.annotations.NullMarked;
