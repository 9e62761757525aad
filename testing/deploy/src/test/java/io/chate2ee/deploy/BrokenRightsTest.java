package io.chate2ee.deploy;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check of the network, of rights on Kafka and of metrics is shown one damage. */
@Tag("kubectl")
class BrokenRightsTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource({"network", "rights", "metrics"})
    void isFoundAndNamed(Damage damage) {
        damage.demandFound();
    }

    static Stream<Damage> network() {
        NetworkFlowsTest rules = new NetworkFlowsTest();
        return Stream.of(
                flow("a way less", "group-sync", "/spec egress: []", "group-sync > the internet 443"),
                flow(
                        "a way out to anybody at one port",
                        "group-sync",
                        "/spec/egress {ports: [{port: 443}]}",
                        "everybody 443"),
                flow("a way out to everything", "group-sync", "/spec/egress {}", "everybody any"),
                flow("a way in from everywhere", "token-service", "/spec/ingress {}", "everybody > token-service any"),
                flow("every port of a peer", "kafka", "/spec/egress/0 ports: []", "any"),
                flow("a range of ports", "kafka", "/spec/egress/0/ports/0 endPort: 65535", "9093-65535"),
                flow(
                        "the internet with what is inside",
                        "group-sync-backfill",
                        "/spec/egress/0/to/0 ipBlock: {cidr: 0.0.0.0/0}",
                        "0.0.0.0/0"),
                flow(
                        "half of the world as brokers",
                        "kafka",
                        "/spec/egress/0/to/0 ipBlock: {cidr: 0.0.0.0/1}",
                        "0.0.0.0/1"),
                flow(
                        "a peer of the same name in any namespace",
                        "token-service",
                        "/spec/egress/0/to/0 namespaceSelector: {}",
                        "namespaceSelector"),
                inProduction(
                        "a caller that is not let in",
                        rules::aCallBetweenPodsIsAllowedAtBothEnds,
                        "NetworkPolicy identity-service",
                        "/spec ingress: []",
                        "identity-service"),
                inProduction(
                        "a default that denies one way",
                        rules::everythingElseIsDenied,
                        "NetworkPolicy default-deny",
                        "/spec policyTypes: [Ingress]",
                        "policyTypes"));
    }

    static Stream<Damage> rights() {
        KafkaRightsTest rules = new KafkaRightsTest();
        String acls = "/spec/authorization/acls";
        return Stream.of(
                right(
                        "a second writer",
                        rules::eachTopicIsWrittenByItsWriterAlone,
                        "kafka-token-service",
                        acls
                                + " {resource: {type: topic, name: e2ee.users, patternType: literal}, operations: [Write]}",
                        "e2ee.users"),
                right(
                        "a reader who has no business with it",
                        rules::eachTopicIsReadByItsReadersAlone,
                        "kafka-group-sync-webhooks",
                        acls + "/0 operations: [Read, Write, Describe]",
                        "kafka-group-sync-webhooks"),
                right(
                        "a right to whatever begins so",
                        rules::everyRightIsLiteralAndOneOfThree,
                        "kafka-group-sync",
                        acls + "/0/resource patternType: prefix",
                        "prefix"),
                right(
                        "every operation",
                        rules::everyRightIsLiteralAndOneOfThree,
                        "kafka-operator",
                        acls + "/0 operations: [All]",
                        "All"),
                right(
                        "every operation, as it was once said",
                        rules::everyRightIsLiteralAndOneOfThree,
                        "kafka-operator",
                        acls + " {resource: {type: topic, name: '*', patternType: literal}, operation: All}",
                        "Expecting actual not to be empty"),
                right(
                        "the cluster",
                        rules::everyRightIsLiteralAndOneOfThree,
                        "kafka-operator",
                        acls + "/0/resource type: cluster",
                        "cluster"),
                right(
                        "another's transactions",
                        rules::consumerGroupsAndTransactionsBelongToWhoUsesThem,
                        "kafka-group-sync",
                        acls
                                + " {resource: {type: transactionalId, name: e2ee.users, patternType: literal}, operations: [Write]}",
                        "kafka-group-sync"),
                right(
                        "a user to whom rights do not apply",
                        rules::everyUserShowsACertificateAndMayDoOnlyWhatIsSaid,
                        "kafka-operator",
                        "/spec/authorization type: none",
                        "none"),
                new Damage(
                        "a topic that forgets too soon",
                        rules::theTopicsAreThoseOfTheContractWithTheirPartitionsAndRetention,
                        "kafka",
                        "KafkaTopic chat-group-events",
                        "/spec/config retention.ms: 3600000",
                        "retention.ms"),
                new Damage(
                        "a broker with somebody above all rights",
                        KafkaRightsTest::assertAsksForRights,
                        "overlays/dev",
                        "Kafka chat-kafka",
                        "/spec/kafka authorization: {type: simple, superUsers: [CN=me]}",
                        "superUsers"));
    }

    static Stream<Damage> metrics() {
        MetricsTest rules = new MetricsTest();
        return Stream.of(
                inProduction(
                        "metrics at another port",
                        new ProbesAndPortsTest()::metricsAreReadFromEveryDeploymentWhereTheyAre,
                        "PodMonitor chat-e2ee",
                        "/spec/podMetricsEndpoints/0 port: metrics",
                        "metrics"),
                inProduction(
                        "an alert on a metric that is not there",
                        rules::everyMetricOfAnAlertOrADashboardIsOneThatTheCodeHas,
                        "PrometheusRule alerts-groups",
                        "/spec/groups/0/rules/0 expr: 'sum(group_sync_intake_lagging) > 1'",
                        "group_sync_intake_lagging"),
                inProduction(
                        "an alert that nobody knows what to do about",
                        rules::everyAlertSaysHowBadItIsAndWhereWhatToDoStands,
                        "PrometheusRule alerts-groups",
                        "/spec/groups/0/rules/0 alert: SomethingElse",
                        "somethingelse"));
    }

    private static Damage flow(String what, String policy, String change, String named) {
        return inProduction(
                what,
                new NetworkFlowsTest()::whatThePoliciesAllowIsWhatTheTableSays,
                "NetworkPolicy " + policy,
                change,
                named);
    }

    private static Damage right(String what, Consumer<Manifests> rule, String user, String change, String named) {
        return new Damage(what, rule, "kafka", "KafkaUser " + user, change, named);
    }

    private static Damage inProduction(
            String what, Consumer<Manifests> rule, String target, String change, String named) {
        return new Damage(what, rule, "overlays/production", target, change, named);
    }
}
