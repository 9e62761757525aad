package io.chate2ee.contract.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.event.GroupEvents;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TopicsTest {
    private final Topics topics = new Topics("");

    @Test
    void namesAreThoseOfTheContract() {
        assertThat(topics.all())
                .extracting(TopicSpec::name)
                .containsExactlyInAnyOrder(
                        "chat.group-events",
                        "chat.group-events.rejected",
                        "e2ee.logins",
                        "e2ee.users",
                        "e2ee.groups",
                        "e2ee.membership-log",
                        "e2ee.source",
                        "e2ee.audit.token-service",
                        "e2ee.audit.identity-service",
                        "e2ee.audit.group-sync-service");
    }

    @Test
    void everyNameGetsThePrefix() {
        assertThat(new Topics("acme.").all())
                .extracting(TopicSpec::name)
                .allMatch(name -> name.startsWith("acme."))
                .hasSize(10);
    }

    @Test
    void stateIsCompactedAndEventsAreKeptForTheirTime() {
        var settings = topics.all().stream().collect(Collectors.toMap(TopicSpec::name, TopicSpec::settings));

        assertThat(settings.get(topics.users())).containsEntry("cleanup.policy", "compact");
        assertThat(settings.get(topics.groups())).containsEntry("cleanup.policy", "compact");
        assertThat(settings.get(topics.source())).containsEntry("cleanup.policy", "compact");
        assertThat(settings.get(topics.groupEvents()))
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "604800000");
        assertThat(settings.get(topics.groupEventsRejected())).containsEntry("retention.ms", "2592000000");
        assertThat(settings.get(topics.membershipLog())).containsEntry("retention.ms", "2592000000");
        assertThat(settings.get(topics.audit("token-service"))).containsEntry("retention.ms", "2592000000");
        assertThat(settings.get(topics.logins())).containsEntry("retention.ms", "86400000");
    }

    @Test
    void anEventThatIsTooLargeStillArrivesAndFitsIntoTheRejectedTopic() {
        Function<String, Integer> maxBytes = name -> topics.all().stream()
                .filter(topic -> topic.name().equals(name))
                .map(topic -> Integer.valueOf(topic.settings().get("max.message.bytes")))
                .findFirst()
                .orElseThrow();

        assertThat(maxBytes.apply(topics.groupEvents())).isGreaterThan(GroupEvents.MAX_BYTES);
        assertThat(maxBytes.apply(topics.groupEventsRejected())).isGreaterThan(maxBytes.apply(topics.groupEvents()));
    }
}
