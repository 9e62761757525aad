@NullMarked
package io.chate2ee.stack.producers;

import org.jspecify.annotations.NullMarked;
