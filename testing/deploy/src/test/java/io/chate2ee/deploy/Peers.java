package io.chate2ee.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * One end of a rule of a NetworkPolicy, read as Kubernetes reads it: what a rule does not narrow is everybody and every port, and that must
 * not look like nothing. What has no name in the documentation is called by its own text, so that it is found.
 */
record Peers(JsonNode peer) {
    private static final String WORLD = "0.0.0.0/0";
    private static final String PRIVATE =
            "[\"10.0.0.0/8\",\"100.64.0.0/10\",\"169.254.0.0/16\",\"172.16.0.0/12\",\"192.168.0.0/16\"]";

    /** A block with a shorter prefix is no network of somebody's, but a part of the world. */
    private static final int WIDEST_PREFIX = 8;

    static List<Peers> of(JsonNode rule, String side) {
        List<Peers> peers = new ArrayList<>();
        rule.path(side).forEach(peer -> peers.add(new Peers(peer)));
        return peers.isEmpty() ? List.of(new Peers(JsonNodeFactory.instance.objectNode())) : peers;
    }

    static List<String> ports(JsonNode rule) {
        List<String> ports = new ArrayList<>();
        rule.path("ports")
                .forEach(port -> ports.add(
                        port.path("port").asText("any") + (port.has("endPort") ? "-" + port.path("endPort") : "")));
        return ports.isEmpty() ? List.of("any") : ports;
    }

    /** Whether this is a workload of the same namespace. */
    boolean isPod() {
        return !peer.has("namespaceSelector")
                && peer.at("/podSelector/matchLabels").has("app.kubernetes.io/name");
    }

    /** What the documentation calls it, where it is spoken to at this port. */
    String name(String port) {
        if (isPod()) {
            return peer.at("/podSelector/matchLabels/app.kubernetes.io~1name").asText();
        }
        return switch (peer.toString()) {
            case "{\"namespaceSelector\":{\"matchLabels\":{\"chat-e2ee/ingress\":\"true\"}}}" -> "ingress controller";
            case "{\"namespaceSelector\":{\"matchLabels\":{\"chat-e2ee/monitoring\":\"true\"}}}" -> "Prometheus";
            case "{\"namespaceSelector\":{\"matchLabels\":{\"kubernetes.io/metadata.name\":\"kube-system\"}}}" -> "DNS";
            default -> outside(port);
        };
    }

    private String outside(String port) {
        boolean broker = peer.at("/podSelector/matchLabels").has("strimzi.io/cluster") || isNetwork();
        boolean database = peer.at("/podSelector/matchLabels").has("cnpg.io/cluster") || isNetwork();
        if (isInternet() && port.equals("443")) {
            return "the internet";
        } else if (broker && port.equals("9093")) {
            return "Kafka";
        } else if (database && port.equals("5432")) {
            return "PostgreSQL";
        }
        return peer.isEmpty() ? "everybody" : peer.toString();
    }

    private boolean isInternet() {
        return peer.at("/ipBlock/cidr").asText().equals(WORLD)
                && peer.at("/ipBlock/except").toString().equals(PRIVATE);
    }

    private boolean isNetwork() {
        String[] block = peer.at("/ipBlock/cidr").asText().split("/", 2);
        return block.length == 2 && Integer.parseInt(block[1]) >= WIDEST_PREFIX;
    }
}
