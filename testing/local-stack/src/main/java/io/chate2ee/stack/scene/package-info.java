/**
 * A chat group's life in seven steps, played by real E3Kit clients against a running suite. Each step checks what it
 * claims; a step that does not hold says why.
 */
@NullMarked
package io.chate2ee.stack.scene;

import org.jspecify.annotations.NullMarked;
