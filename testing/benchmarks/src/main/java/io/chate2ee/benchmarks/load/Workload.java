package io.chate2ee.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One of the things that are deployed: a service, or one role of it.
 *
 * @param name for people
 * @param service whose artifact it runs
 * @param variables what it is told beyond the service's settings
 */
record Workload(String name, String service, Map<String, String> variables) {
    /** Who delivers webhooks. */
    static final String SENDER = "chat:" + UUID.randomUUID();

    /**
     * All there are.
     *
     * @param chat where the chat's REST API is
     * @param key to that API
     */
    static Stream<Workload> all(String chat, String key) {
        return Stream.of(
                new Workload("token-service", "token-service", Map.of()),
                new Workload("identity-service", "identity-service", Map.of()),
                new Workload("group-sync", "group-sync-service", Map.of()),
                new Workload(
                        "group-sync-backfill",
                        "group-sync-service",
                        Map.of(
                                "ROLES_SYNC", "false",
                                "ROLES_BACKFILL", "true",
                                "SOURCE_APP_ID", "app",
                                "SOURCE_URL", chat,
                                "SOURCE_API_KEY", key)),
                new Workload(
                        "group-sync-webhooks",
                        "group-sync-service",
                        Map.of(
                                "ROLES_SYNC", "false",
                                "ROLES_WEBHOOKS", "true",
                                "WEBHOOKS_APP_ID", "app",
                                "WEBHOOKS_CREDENTIALS", SENDER)));
    }

    /** The line that runs it, of one that runs its service. */
    List<String> line(List<String> service) {
        List<String> line = new ArrayList<>(List.of("env"));
        variables.forEach((name, value) -> line.add(name + "=" + value));
        line.addAll(service);
        return line;
    }
}
