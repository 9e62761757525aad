package io.chate2ee.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chate2ee.contract.topic.TopicSpec;
import io.chate2ee.contract.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Topics are those of the contract, and each has the one writer that the architecture gives it. */
@Tag("kubectl")
class KafkaRightsTest {
    private static final Topics TOPICS = new Topics("");
    private static final String GROUP_EVENTS = TOPICS.groupEvents();

    /** Who writes what; the chat platform writes its events by several ways. */
    private static final Map<String, Set<String>> WRITERS = Map.of(
            GROUP_EVENTS,
            Set.of("kafka-chat-platform", "kafka-group-sync-webhooks", "kafka-group-sync-backfill", "kafka-operator"),
            TOPICS.groupEventsRejected(),
            Set.of("kafka-group-sync"),
            TOPICS.logins(),
            Set.of("kafka-token-service"),
            TOPICS.users(),
            Set.of("kafka-identity-service"),
            TOPICS.groups(),
            Set.of("kafka-group-sync"),
            TOPICS.membershipLog(),
            Set.of("kafka-group-sync"),
            TOPICS.source(),
            Set.of("kafka-group-sync-backfill"),
            TOPICS.audit("token-service"),
            Set.of("kafka-token-service"),
            TOPICS.audit("identity-service"),
            Set.of("kafka-identity-service"),
            TOPICS.audit("group-sync-service"),
            Set.of("kafka-group-sync", "kafka-operator"));

    private static final Map<String, Set<String>> READERS = Map.of(
            GROUP_EVENTS,
            Set.of("kafka-group-sync", "kafka-group-sync-backfill"),
            TOPICS.source(),
            Set.of("kafka-group-sync-backfill"),
            TOPICS.groupEventsRejected(),
            Set.of("kafka-operator"),
            TOPICS.logins(),
            Set.of("kafka-identity-service", "kafka-group-sync"),
            TOPICS.users(),
            Set.of("kafka-token-service", "kafka-identity-service", "kafka-group-sync"),
            TOPICS.groups(),
            Set.of("kafka-identity-service", "kafka-group-sync", "kafka-group-sync-backfill"),
            TOPICS.membershipLog(),
            Set.of("kafka-auditor"),
            TOPICS.audit("token-service"),
            Set.of("kafka-auditor"),
            TOPICS.audit("identity-service"),
            Set.of("kafka-auditor"),
            TOPICS.audit("group-sync-service"),
            Set.of("kafka-auditor"));

    @ParameterizedTest
    @MethodSource("rights")
    void theTopicsAreThoseOfTheContractWithTheirPartitionsAndRetention(Manifests manifests) {
        Map<String, TopicSpec> wanted =
                TOPICS.all().stream().collect(Collectors.toMap(TopicSpec::name, topic -> topic));
        List<Manifest> topics = manifests.kind("KafkaTopic").toList();

        assertThat(topics).hasSameSizeAs(wanted.keySet());
        for (Manifest topic : topics) {
            String name = topic.at("/spec/topicName").asText();
            TopicSpec spec = Objects.requireNonNull(wanted.get(name), name);
            assertThat(topic.at("/spec/partitions").asInt())
                    .as(topic.toString())
                    .isEqualTo(spec.partitions());
            Map<String, String> settings = Manifest.texts(topic.at("/spec/config"));
            int copies = topic.at("/spec/replicas").asInt();
            assertThat(settings.remove("min.insync.replicas")).isEqualTo(String.valueOf(Math.max(1, copies - 1)));
            assertThat(settings).as(topic.toString()).isEqualTo(spec.settings());
        }
    }

    @ParameterizedTest
    @MethodSource("rights")
    void eachTopicIsWrittenByItsWriterAlone(Manifests manifests) {
        assertThat(may(manifests, "Write", "topic")).isEqualTo(WRITERS);
    }

    @ParameterizedTest
    @MethodSource("rights")
    void eachTopicIsReadByItsReadersAlone(Manifests manifests) {
        assertThat(may(manifests, "Read", "topic")).isEqualTo(READERS);
    }

    @ParameterizedTest
    @MethodSource("rights")
    void whoTakesWebhooksMayDoNothingButWriteGroupEvents(Manifests manifests) {
        assertThat(acls(manifests).filter(acl -> acl.user().equals("kafka-group-sync-webhooks")))
                .singleElement()
                .satisfies(acl -> {
                    assertThat(acl.name()).isEqualTo(GROUP_EVENTS);
                    assertThat(acl.operations()).containsExactlyInAnyOrder("Write", "Describe");
                });
    }

    @ParameterizedTest
    @MethodSource("rights")
    void whoFollowsTheChatWritesNothingButGroupEventsAndHowFarItCame(Manifests manifests) {
        assertThat(acls(manifests)
                        .filter(acl -> acl.user().equals("kafka-group-sync-backfill"))
                        .filter(acl -> acl.operations().contains("Write")))
                .extracting(Acl::name)
                .containsExactlyInAnyOrder(GROUP_EVENTS, TOPICS.source());
    }

    @ParameterizedTest
    @MethodSource("rights")
    void consumerGroupsAndTransactionsBelongToWhoUsesThem(Manifests manifests) {
        assertThat(may(manifests, "Read", "group"))
                .isEqualTo(Map.of(
                        "identity-service",
                        Set.of("kafka-identity-service"),
                        "group-sync",
                        Set.of("kafka-group-sync")));
        assertThat(may(manifests, "Write", "transactionalId"))
                .isEqualTo(Map.of(TOPICS.users(), Set.of("kafka-identity-service")));
    }

    @ParameterizedTest
    @MethodSource("rights")
    void everyRightIsLiteralAndOneOfThree(Manifests manifests) {
        assertThat(acls(manifests)).allSatisfy(acl -> {
            assertThat(acl.pattern()).isEqualTo("literal");
            assertThat(acl.type()).isIn("topic", "group", "transactionalId");
            assertThat(acl.operations()).isNotEmpty().isSubsetOf("Read", "Write", "Describe");
            assertThat(acl.others()).as(acl.user() + " " + acl.name()).isEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("rights")
    void everyUserShowsACertificateAndMayDoOnlyWhatIsSaid(Manifests manifests) {
        assertThat(manifests.kind("KafkaUser")).allSatisfy(user -> {
            assertThat(user.at("/spec/authentication/type").asText()).isEqualTo("tls");
            assertThat(user.at("/spec/authorization/type").asText()).isEqualTo("simple");
        });
    }

    @Test
    void theBrokerAsksForCertificatesAndRightsAndLetsNobodyPastThem() {
        assertAsksForRights(Manifests.of("overlays/dev"));
    }

    static void assertAsksForRights(Manifests manifests) {
        JsonNode broker = manifests.get("Kafka", "chat-kafka").at("/spec/kafka");

        assertThat(broker.path("listeners")).singleElement().satisfies(listener -> {
            assertThat(listener.path("tls").asBoolean()).isTrue();
            assertThat(listener.at("/authentication/type").asText()).isEqualTo("tls");
        });
        assertThat(broker.path("authorization")).hasToString("{\"type\":\"simple\"}");
        assertThat(broker.path("config").has("allow.everyone.if.no.acl.found")).isFalse();
    }

    static Stream<Manifests> rights() {
        return Stream.of(Manifests.of("kafka"), Manifests.of("overlays/dev"));
    }

    @ParameterizedTest
    @MethodSource("rights")
    void everyWorkloadHasAUserOfItsOwn(Manifests manifests) {
        Set<String> users = manifests.kind("KafkaUser").map(Manifest::name).collect(Collectors.toSet());

        Manifests.of("base").workloads().stream()
                .filter(workload -> workload.kind().equals("Deployment"))
                .forEach(workload -> assertThat(users).contains("kafka-" + workload.name()));
    }

    private static Map<String, Set<String>> may(Manifests manifests, String operation, String type) {
        Map<String, Set<String>> users = new TreeMap<>();
        acls(manifests)
                .filter(acl -> acl.type().equals(type) && acl.operations().contains(operation))
                .forEach(acl -> users.computeIfAbsent(acl.name(), name -> new TreeSet<>())
                        .add(acl.user()));
        return users;
    }

    private static Stream<Acl> acls(Manifests manifests) {
        return manifests.kind("KafkaUser").flatMap(KafkaRightsTest::aclsOf);
    }

    private static Stream<Acl> aclsOf(Manifest user) {
        return Stream.iterate(0, i -> i < user.at("/spec/authorization/acls").size(), i -> i + 1)
                .map(i -> user.at("/spec/authorization/acls/" + i))
                .map(acl -> new Acl(
                        user.name(),
                        acl.at("/resource/type").asText(),
                        acl.at("/resource/name").asText(),
                        acl.at("/resource/patternType").asText(),
                        texts(acl.path("operations")),
                        others(acl)));
    }

    /** Fields that would give a right of another kind, such as the older one for a single operation. */
    private static Set<String> others(JsonNode acl) {
        Set<String> others = new TreeSet<>();
        acl.fieldNames().forEachRemaining(others::add);
        others.removeAll(Set.of("resource", "operations"));
        return others;
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    /** One right of one user. */
    private record Acl(
            String user, String type, String name, String pattern, Set<String> operations, Set<String> others) {}
}
