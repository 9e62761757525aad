package io.chate2ee.contract.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The topics of one deployment. Each has one writer.
 *
 * @param prefix put before every name, so that several deployments can share a cluster; empty by default
 */
public record Topics(String prefix) {
    /** The services by the names that they run under. */
    public static final List<String> SERVICES = List.of("token-service", "identity-service", "group-sync-service");

    private static final int PARTITIONS = 12;

    /** Twice what is read: an event that is too large becomes a visible rejection, not a producer's lost send. */
    private static final int EVENT_MAX_BYTES = 2 * 1024 * 1024;

    /** A rejected record is its original and some headers; one that just fitted must still fit with them. */
    private static final int REJECTED_MAX_BYTES = 4 * 1024 * 1024;

    /** What happened in the chat, keyed by guid; written by the chat platform. Kept 7 days. */
    public String groupEvents() {
        return prefix + "chat.group-events";
    }

    /** Group events that could not be read, keyed by guid where known; written by group-sync. Kept 30 days. */
    public String groupEventsRejected() {
        return prefix + "chat.group-events.rejected";
    }

    /** Users who were just given a token, keyed by uid; written by token-service. A hint, kept 1 day. */
    public String logins() {
        return prefix + "e2ee.logins";
    }

    /** uid to identity, keyed by uid; written by identity-service. Compacted. */
    public String users() {
        return prefix + "e2ee.users";
    }

    /** State of each group's encryption, keyed by guid; written by group-sync. Compacted. */
    public String groups() {
        return prefix + "e2ee.groups";
    }

    /** Every grant, revocation, wait and park, keyed by guid; written by group-sync. Kept 30 days. */
    public String membershipLog() {
        return prefix + "e2ee.membership-log";
    }

    /** How far the chat itself was followed, keyed by its app; written and read by group-sync's role backfill. Compacted. */
    public String source() {
        return prefix + "e2ee.source";
    }

    /**
     * What one service has to account for, without keys; written by that service. Kept 30 days.
     *
     * @param service one of {@link #SERVICES}
     */
    public String audit(String service) {
        return prefix + "e2ee.audit." + service;
    }

    /** All topics with the settings that the design asks for, for whoever creates them. */
    public List<TopicSpec> all() {
        Stream<TopicSpec> shared = Stream.of(
                upTo(EVENT_MAX_BYTES, keptFor(groupEvents(), Duration.ofDays(7))),
                upTo(REJECTED_MAX_BYTES, keptFor(groupEventsRejected(), Duration.ofDays(30))),
                keptFor(logins(), Duration.ofDays(1)),
                compacted(users()),
                compacted(groups()),
                keptFor(membershipLog(), Duration.ofDays(30)),
                new TopicSpec(source(), 1, Map.of("cleanup.policy", "compact")));
        Stream<TopicSpec> audits = SERVICES.stream().map(service -> keptFor(audit(service), Duration.ofDays(30)));
        return Stream.concat(shared, audits).toList();
    }

    private static TopicSpec keptFor(String name, Duration retention) {
        return new TopicSpec(
                name,
                PARTITIONS,
                Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(retention.toMillis())));
    }

    private static TopicSpec upTo(int maxBytes, TopicSpec topic) {
        Map<String, String> settings = new HashMap<>(topic.settings());
        settings.put("max.message.bytes", Integer.toString(maxBytes));
        return new TopicSpec(topic.name(), topic.partitions(), settings);
    }

    private static TopicSpec compacted(String name) {
        return new TopicSpec(name, PARTITIONS, Map.of("cleanup.policy", "compact"));
    }
}
