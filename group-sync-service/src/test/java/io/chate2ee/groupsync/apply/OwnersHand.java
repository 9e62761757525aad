package io.chate2ee.groupsync.apply;

import io.chate2ee.groupsync.cloud.TestCloud;
import io.chate2ee.groupsync.owner.Owner;
import io.chate2ee.groupsync.testing.ChatGroup;
import io.chate2ee.groupsync.testing.Person;
import io.chate2ee.groupsync.testing.Surroundings;
import io.chate2ee.virgil.cloud.KeyknoxKey;
import io.chate2ee.virgil.cloud.VirgilCloud;
import io.chate2ee.virgil.envelope.EnvelopeSealer;
import io.chate2ee.virgil.group.GroupSessionId;
import java.security.SecureRandom;
import java.util.List;

/** Somebody else who works with the owner's token, past our records: a stale process, or another program. */
final class OwnersHand {
    private final VirgilCloud cloud;
    private final Owner owner;

    OwnersHand(Surroundings surroundings, Owner owner) {
        this.cloud = TestCloud.to(surroundings.settings(), surroundings.vertx().getDelegate())
                .cloud();
        this.owner = owner;
    }

    void resetPath(ChatGroup group) {
        cloud.resetPath(KeyknoxKey.GROUP_SESSIONS, session(group))
                .toCompletableFuture()
                .join();
    }

    void resetRecipient(ChatGroup group, Person person) {
        cloud.resetRecipient(
                        KeyknoxKey.GROUP_SESSIONS,
                        session(group),
                        null,
                        person.identity().value())
                .toCompletableFuture()
                .join();
    }

    void pushForeign(KeyknoxKey key) {
        var envelope = new EnvelopeSealer(new SecureRandom())
                .seal(new byte[74], owner.key(), List.of(owner.key().publicKey()));
        cloud.push(key, List.of(owner.identity().value()), envelope, null)
                .toCompletableFuture()
                .join();
    }

    private static String session(ChatGroup group) {
        return GroupSessionId.of(group.identity().value()).hex();
    }
}
