package io.chate2ee.http.caller;

import io.chate2ee.contract.id.Uid;

/**
 * Somebody who has proved who they are.
 *
 * @param uid the chat user, folded as {@code chat.uid.case} says
 * @param credentials what proved it
 */
public record Caller(Uid uid, Credentials credentials) {}
