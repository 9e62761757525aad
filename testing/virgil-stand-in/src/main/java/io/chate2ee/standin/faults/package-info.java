/**
 * Misbehaviour on demand: rules that make the next matching calls slow, refused or unanswered.
 */
@NullMarked
package io.chate2ee.standin.faults;

import org.jspecify.annotations.NullMarked;
