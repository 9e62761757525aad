/** The record of what operators did. */
@NullMarked
package io.chate2ee.http.operator;

import org.jspecify.annotations.NullMarked;
