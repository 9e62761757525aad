package io.chate2ee.token.identities;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import java.time.Duration;
import java.util.Optional;

/**
 * What {@code e2ee.users} said lately. Kept for longer than a look-up can take and a replica of identity-service can lag behind, so
 * that an answer from before the news cannot put an old identity back.
 */
final class UserNews {
    private static final Duration KEPT = Duration.ofMinutes(1);

    /**
     * One piece of news.
     *
     * @param version grows with every change of the user
     * @param identity the user's identity from now on; empty for a forgotten user
     */
    record Item(long version, Optional<Identity> identity) {}

    private final Cache<Uid, Item> items;

    UserNews(int atMost) {
        this.items =
                Caffeine.newBuilder().maximumSize(atMost).expireAfterWrite(KEPT).build();
    }

    /** Notes an item; false if a newer one is known. */
    boolean note(Uid uid, Item item) {
        var newest =
                items.asMap().merge(uid, item, (known, added) -> added.version() < known.version() ? known : added);
        return item.equals(newest);
    }

    Optional<Item> of(Uid uid) {
        return Optional.ofNullable(items.getIfPresent(uid));
    }
}
