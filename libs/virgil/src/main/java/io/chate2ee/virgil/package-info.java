/**
 * The failures every room of this library ends in. Each is a type of its own, so that callers decide by type and
 * never by message; DESIGN.md beside this file explains the rooms.
 */
@NullMarked
package io.chate2ee.virgil;

import org.jspecify.annotations.NullMarked;
