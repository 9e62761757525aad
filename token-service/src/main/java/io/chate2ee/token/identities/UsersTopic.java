package io.chate2ee.token.identities;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.user.UserRecord;
import io.chate2ee.token.minting.Minter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads {@code e2ee.users} on every replica, from its end on. Called on an event loop, one record at a time for each partition. */
@ApplicationScoped
class UsersTopic {
    private static final Logger LOG = Logger.getLogger(UsersTopic.class);

    private final CallerIdentities identities;
    private final Minter minter;

    UsersTopic(CallerIdentities identities, Minter minter) {
        this.identities = identities;
        this.minter = minter;
    }

    @Incoming("users")
    void read(Record<String, byte[]> record) {
        try {
            byte @Nullable [] value = record.value();
            if (value == null) {
                identities.onNews(new Uid(record.key()), new UserNews.Item(Long.MAX_VALUE, Optional.empty()));
            } else {
                apply(UserRecord.fromJson(value));
            }
        } catch (IllegalArgumentException unreadable) {
            // One bad record must not stop evictions; entries are asked for again after a few minutes anyway.
            LOG.errorf("a record of e2ee.users could not be read: %s", unreadable.getMessage());
        }
    }

    private void apply(UserRecord user) {
        if (user.forgotten()) {
            minter.forget(user.identity());
        }
        var identity = user.forgotten() ? Optional.<Identity>empty() : Optional.of(user.identity());
        identities.onNews(user.uid(), new UserNews.Item(user.version(), identity));
    }
}
