/** Laws that hold for every input, tried with inputs that jqwik makes up; a failure prints the seed that brings it back. */
@NullMarked
package io.chate2ee.virgil.properties;

import org.jspecify.annotations.NullMarked;
