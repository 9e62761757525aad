package io.chate2ee.http.envelope;

/**
 * The wrapper of every success: {@code {"data": ...}}. Chat SDKs unwrap it and never look at the HTTP status (seen in SDK runs).
 *
 * @param data what is answered
 * @param <T> a record
 */
public record Data<T>(T data) {}
