package io.chate2ee.groupsync.plan;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;

/**
 * A member who can be given a ticket.
 *
 * @param identity whose copy is written
 * @param uid the chat user
 * @param card what the copy is encrypted to
 */
public record Recipient(Identity identity, Uid uid, MemberCard card) {}
