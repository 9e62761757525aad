package io.chate2ee.contract.event;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every group event carries besides its content.
 *
 * @param id the producer's event id, named as the cause in the membership log; of a bare webhook, made of its body's hash
 * @param time when it happened at the source; of a wrapped webhook, when the bridge took it; absent if nobody said
 * @param groupCreatedAt when the group this is about was created; tells a group from an earlier one of the same guid
 * @param bodyHash hash of a webhook's body, the same for every delivery of it; absent for events with an id of their own
 */
public record EventHead(
        String id,
        @Nullable Instant time,
        @Nullable Instant groupCreatedAt,
        @Nullable String bodyHash) {

    /** The head of an event that is not a webhook. */
    public EventHead(String id, @Nullable Instant time, @Nullable Instant groupCreatedAt) {
        this(id, time, groupCreatedAt, null);
    }

    /** When it happened at the source, if known. */
    public Optional<Instant> when() {
        return Optional.ofNullable(time);
    }

    /** When the group was created, if known. */
    public Optional<Instant> created() {
        return Optional.ofNullable(groupCreatedAt);
    }

    /** By what deliveries of one webhook are recognised; empty for events with an id of their own. */
    public Optional<String> webhookHash() {
        return Optional.ofNullable(bodyHash);
    }

    /**
     * Whether the source said when it happened. A webhook never does: the time beside it is that of its delivery, which may be
     * half a minute late and in another order (seen by testers of the vendor).
     */
    public boolean toldBySource() {
        return time != null && bodyHash == null;
    }
}
