/** The real E3Kit in a Node process, driven from Java: each {@link io.chate2ee.stack.e3kit.Device} is one installation of the chat app. */
@NullMarked
package io.chate2ee.stack.e3kit;

import org.jspecify.annotations.NullMarked;
