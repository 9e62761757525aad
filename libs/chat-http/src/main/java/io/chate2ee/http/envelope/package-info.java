/** What an answer looks like: {@code {"data":...}} or {@code {"error":{"code","message","name","details"}}}, the framework's own errors included. */
@NullMarked
package io.chate2ee.http.envelope;

import org.jspecify.annotations.NullMarked;
