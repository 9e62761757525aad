/**
 * Our library against Virgil's own, both ways and with random input: what one writes the other reads, and means the same.
 */
@NullMarked
package io.chate2ee.virgil.crosscheck;

import org.jspecify.annotations.NullMarked;
