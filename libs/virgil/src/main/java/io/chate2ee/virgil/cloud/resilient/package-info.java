/**
 * Asking a cloud that is far away, busy or down: time limit, repetition, rate limit and circuit breaker around a
 * {@link io.chate2ee.virgil.cloud.VirgilCloud}. Nothing here waits on a thread; time, timers and chance come from outside.
 */
@NullMarked
package io.chate2ee.virgil.cloud.resilient;

import org.jspecify.annotations.NullMarked;
