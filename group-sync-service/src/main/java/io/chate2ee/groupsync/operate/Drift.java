package io.chate2ee.groupsync.operate;

import io.chate2ee.contract.json.Json;
import io.chate2ee.groupsync.plan.GroupKey;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One difference between the cloud and the ledger.
 *
 * @param group which life of which group
 * @param kind what it is
 * @param epoch of which epoch; null where it is about all
 * @param identity whose copy or card; null where it is about nobody
 */
public record Drift(
        GroupKey group,
        Kind kind,
        @Nullable String epoch,
        @Nullable String identity) {
    /** What can differ. */
    public enum Kind {
        /** An epoch that was pushed is not in the cloud. */
        EPOCH_MISSING,
        /** The cloud has an epoch that nobody here pushed, or one of a life that has ended. */
        EPOCH_UNKNOWN,
        /** A member who is to read the epoch has no copy. */
        COPY_MISSING,
        /** Somebody has a copy who is not desired. */
        COPY_UNKNOWN,
        /** A member's copies are for another card than the newest one known. */
        CARD_OUTDATED;

        /** As it is written everywhere, {@code card-outdated}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** One line of JSON. */
    public String toJson() {
        var json = Json.object()
                .put("guid", group.guid().value())
                .put("life", group.life())
                .put("kind", kind.word());
        if (epoch != null) {
            json.put("epoch", epoch);
        }
        if (identity != null) {
            json.put("identity", identity);
        }
        return json.toString();
    }
}
