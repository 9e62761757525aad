package io.chate2ee.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may talk to whom is what the table in {@code docs/deployment.md} says, no less and no more. */
@Tag("kubectl")
class NetworkFlowsTest {
    private static final String OVERLAYS = "io.chate2ee.deploy.Overlays#all";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([a-zA-Z, -]+) \\| ([a-zA-Z, -]+) \\| (\\d+) \\|");

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void whatThePoliciesAllowIsWhatTheTableSays(Manifests manifests) {
        Set<String> documented = documented();
        // Where Kafka and PostgreSQL are is an overlay's to say.
        if (manifests.find("NetworkPolicy", "kafka").isEmpty()) {
            documented.removeIf(flow -> flow.contains("> Kafka") || flow.contains("> PostgreSQL"));
        }

        assertThat(allowed(manifests)).containsExactlyInAnyOrderElementsOf(documented);
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void everythingElseIsDenied(Manifests manifests) {
        JsonNode spec = manifests.get("NetworkPolicy", "default-deny").at("/spec");

        assertThat(spec).hasToString("{\"podSelector\":{},\"policyTypes\":[\"Ingress\",\"Egress\"]}");
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void aCallBetweenPodsIsAllowedAtBothEnds(Manifests manifests) {
        Set<String> sent = new TreeSet<>();
        Set<String> taken = new TreeSet<>();
        collect(manifests, sent, "egress", "to", true);
        collect(manifests, taken, "ingress", "from", true);

        assertThat(sent).isEqualTo(taken).isNotEmpty();
    }

    private static Set<String> allowed(Manifests manifests) {
        Set<String> flows = new TreeSet<>();
        collect(manifests, flows, "egress", "to", false);
        collect(manifests, flows, "ingress", "from", false);
        return flows;
    }

    private static void collect(Manifests manifests, Set<String> flows, String way, String peers, boolean podsOnly) {
        for (Manifest workload : manifests.workloads()) {
            manifests
                    .kind("NetworkPolicy")
                    .filter(policy -> new Selector(policy.at("/spec/podSelector")).matches(workload.podLabels()))
                    .forEach(policy -> policy.at("/spec/" + way)
                            .forEach(rule -> Peers.of(rule, peers).forEach(peer -> {
                                if (peer.isPod() || !podsOnly) {
                                    Peers.ports(rule)
                                            .forEach(port -> flows.add(flow(manifests, workload, way, peer, port)));
                                }
                            })));
        }
    }

    private static String flow(Manifests manifests, Manifest workload, String way, Peers peer, String port) {
        boolean out = way.equals("egress");
        String other = peer.name(port);
        String number = port;
        if (number.equals("http")) {
            Manifest server = out ? manifests.get("Deployment", other) : workload;
            number = server.container().at("/ports/0/containerPort").asText();
        }
        return out ? workload.name() + " > " + other + " " + number : other + " > " + workload.name() + " " + number;
    }

    private static Set<String> documented() {
        Set<String> flows = new TreeSet<>();
        var row = ROW.matcher(Repository.text("docs/deployment.md"));
        while (row.find()) {
            for (String from : row.group(1).equals("everybody")
                    ? everybody()
                    : row.group(1).split(", ")) {
                for (String to : row.group(2).split(", ")) {
                    flows.add(from + " > " + to + " " + row.group(3));
                }
            }
        }
        return flows;
    }

    private static String[] everybody() {
        return Manifests.of("base").workloads().stream().map(Manifest::name).toArray(String[]::new);
    }
}
