package io.chate2ee.identity.mapping;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;

/**
 * A user and the identity that it has, or is to have.
 *
 * @param line where it stands in its file, from 1
 * @param uid the user
 * @param identity the identity
 */
public record Mapping(long line, Uid uid, Identity identity) implements Entry {}
