package io.chate2ee.groupsync.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chate2ee.groupsync.crashes.Pod;
import io.chate2ee.groupsync.crashes.Servers;
import io.chate2ee.groupsync.testing.Person;
import io.chate2ee.stack.chat.ChatGroup;
import io.chate2ee.stack.chat.ChatGroups;
import io.chate2ee.stack.chat.ChatRest;
import io.chate2ee.stack.chat.ChatWebhook;
import io.chate2ee.stack.chat.WebhookDefects;
import io.chate2ee.stack.chat.WebhookSender;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A chat that loses every fifth webhook, delays, doubles and reorders others, names who banned in the place of whom was banned, shifts its
 * pages and is sometimes too busy to answer; and the service as a process, with all its roles. What everybody can read in the cloud ends
 * up as the chat has it. {@code chat.groups}, {@code chat.changes}, {@code chat.seconds} and {@code chat.faster} make it larger.
 */
class LossyWebhooksIT {
    private static final int GROUPS = Integer.getInteger("chat.groups", 30);
    private static final int CHANGES = Integer.getInteger("chat.changes", 150);
    private static final Duration TRAFFIC = Duration.ofSeconds(Integer.getInteger("chat.seconds", 5));
    private static final int FASTER = Integer.getInteger("chat.faster", 60);
    private static final Duration LONGEST = Duration.ofMinutes(Integer.getInteger("chat.minutes", 3));
    private static final String PASSWORD = "0123456789abcdef";

    @Test
    void membershipInTheCloudEndsUpAsTheChatHasIt() throws Exception {
        Random random = new Random(4711);
        URI door = Pod.freeAddress();
        try (Servers servers = new Servers();
                WebhookSender sender = new WebhookSender(
                        door.resolve("/v1/webhooks/cometchat"),
                        "chat",
                        PASSWORD,
                        WebhookDefects.all(FASTER),
                        new Random(1)::nextDouble)) {
            ChatGroups groups = new ChatGroups(sender, Clock.systemUTC());
            List<String> people = servers.people().stream().map(Person::uid).toList();
            Traffic traffic = new Traffic(groups, people, GROUPS, random);
            try (ChatRest rest = new ChatRest(groups, 0.02, new Random(2)::nextDouble);
                    Pod pod = servers.launch(door, settings(rest)).ready()) {
                traffic.makeGroups();
                traffic.run(CHANGES, TRAFFIC);
                await().atMost(LONGEST).until(sender::isQuiet);
                long quiet = System.nanoTime();

                CloudRights rights = new CloudRights(servers);
                await().atMost(LONGEST)
                        .pollInterval(Duration.ofMillis(500))
                        .untilAsserted(() -> assertThat(rights.of(traffic.guids()))
                                .isEqualTo(truth(groups, traffic.guids(), servers)));

                System.out.printf(
                        "%d groups, %d changes in %d s (%d times faster): webhooks %s; as the chat has it %.1f s later;"
                                + " %d answers of its API, %d refused; pod %s%n",
                        GROUPS,
                        CHANGES,
                        TRAFFIC.toSeconds(),
                        FASTER,
                        sender.counts(),
                        (System.nanoTime() - quiet) / 1e9,
                        rest.answered(),
                        rest.refused(),
                        pod.isAlive() ? "lives" : "died");
            }
        }
    }

    private static Map<String, String> settings(ChatRest rest) {
        return Map.ofEntries(
                Map.entry("roles.webhooks", "true"),
                Map.entry("roles.backfill", "true"),
                Map.entry("webhooks.credentials", "chat:" + PASSWORD),
                Map.entry("webhooks.app-id", ChatWebhook.APP_ID),
                Map.entry("source.app-id", ChatWebhook.APP_ID),
                Map.entry("source.api-key", ChatRest.API_KEY),
                Map.entry("source.url", rest.url()),
                Map.entry("source.page", "5"),
                Map.entry("source.calls-per-second", "500"),
                Map.entry("source.reconcile.after-webhook", "1s"),
                Map.entry("source.reconcile.again", "500ms"),
                Map.entry("source.reconcile.every", "2s"),
                Map.entry("source.reconcile.sweep-every", Integer.getInteger("chat.sweep", 4) + "s"),
                Map.entry("source.reconcile.clock-difference", "1s"),
                Map.entry("virgil.rate.per-second", "1000"));
    }

    /** Who should be able to read each group; nobody where there is none. */
    private static Map<String, Set<String>> truth(ChatGroups groups, List<String> guids, Servers servers) {
        Map<String, String> identities = servers.people().stream()
                .collect(Collectors.toMap(
                        Person::uid, person -> person.identity().value()));
        Map<String, Set<String>> truth = new TreeMap<>();
        for (String guid : guids) {
            Optional<ChatGroup> group = groups.find(guid);
            truth.put(
                    guid,
                    group.map(ChatGroup::members).orElse(List.of()).stream()
                            .map(identities::get)
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        return truth;
    }
}
