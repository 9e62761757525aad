package io.chate2ee.contract.event;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every group event carries besides its content.
 *
 * @param id the producer's event id, named as the cause in the membership log
 * @param time when it happened at the source; absent if the producer did not say
 * @param groupCreatedAt when the group this is about was created; tells a group from an earlier one of the same guid
 */
public record EventHead(
        String id, @Nullable Instant time, @Nullable Instant groupCreatedAt) {
    /** When it happened at the source, if known. */
    public Optional<Instant> when() {
        return Optional.ofNullable(time);
    }

    /** When the group was created, if known. */
    public Optional<Instant> created() {
        return Optional.ofNullable(groupCreatedAt);
    }
}
