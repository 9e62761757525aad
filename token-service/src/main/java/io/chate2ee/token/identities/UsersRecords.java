package io.chate2ee.token.identities;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.user.UserRecord;
import io.chate2ee.token.minting.Minter;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What a record of {@code e2ee.users} means for what is remembered here. */
@Singleton
class UsersRecords {
    private static final Logger LOG = Logger.getLogger(UsersRecords.class);

    private final CallerIdentities identities;
    private final Minter minter;

    UsersRecords(CallerIdentities identities, Minter minter) {
        this.identities = identities;
        this.minter = minter;
    }

    void apply(ConsumerRecord<byte[], byte[]> record) {
        try {
            byte @Nullable [] value = record.value();
            if (value == null) {
                identities.onNews(uidOf(record), new UserNews.Item(Long.MAX_VALUE, Optional.empty()));
            } else {
                apply(UserRecord.fromJson(value));
            }
        } catch (IllegalArgumentException unreadable) {
            // One bad record must not stop evictions; entries are asked for again after a few minutes anyway.
            LOG.errorf(
                    "TOK103 Offset %d of %s-%d is no user: %s",
                    record.offset(), record.topic(), record.partition(), unreadable.getMessage());
        }
    }

    private static Uid uidOf(ConsumerRecord<byte[], byte[]> record) {
        byte @Nullable [] key = record.key();
        if (key == null) {
            throw new IllegalArgumentException("neither key nor value");
        }
        return new Uid(new String(key, UTF_8));
    }

    void missed() {
        identities.onNewsMissed();
    }

    private void apply(UserRecord user) {
        Optional<Identity> identity = user.forgotten() ? Optional.empty() : Optional.of(user.identity());
        if (user.forgotten()) {
            minter.forget(user.identity());
        }
        identities.onNews(user.uid(), new UserNews.Item(user.version(), identity));
    }
}
