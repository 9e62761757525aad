@NullMarked
package io.chate2ee.http.operator;

import org.jspecify.annotations.NullMarked;
