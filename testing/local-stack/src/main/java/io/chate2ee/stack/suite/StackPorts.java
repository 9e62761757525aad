package io.chate2ee.stack.suite;

import io.chate2ee.stack.FreePorts;
import java.util.ArrayList;
import java.util.List;

/** The ports of one stack, all on 127.0.0.1. */
public record StackPorts(
        int tokenService, int identityService, int groupSync, int standIn, int login, int kafka, int postgres) {
    private static final StackPorts WELL_KNOWN = new StackPorts(8081, 8082, 8083, 8090, 8091, 9092, 5432);

    /** Ports nobody uses, different ones each time: for tests, several of which may run at once. */
    public static StackPorts free() {
        return new StackPorts(
                FreePorts.next(),
                FreePorts.next(),
                FreePorts.next(),
                FreePorts.next(),
                FreePorts.next(),
                FreePorts.next(),
                FreePorts.next());
    }

    /** The documented ports, and a free one in place of each that is taken. */
    public static StackPorts wellKnownWherePossible() {
        return new StackPorts(
                FreePorts.preferring(WELL_KNOWN.tokenService),
                FreePorts.preferring(WELL_KNOWN.identityService),
                FreePorts.preferring(WELL_KNOWN.groupSync),
                FreePorts.preferring(WELL_KNOWN.standIn),
                FreePorts.preferring(WELL_KNOWN.login),
                FreePorts.preferring(WELL_KNOWN.kafka),
                FreePorts.preferring(WELL_KNOWN.postgres));
    }

    /** A line for each documented port that was taken. */
    public List<String> replaced() {
        List<String> lines = new ArrayList<>();
        replaced(lines, "token-service", WELL_KNOWN.tokenService, tokenService);
        replaced(lines, "identity-service", WELL_KNOWN.identityService, identityService);
        replaced(lines, "group-sync-service", WELL_KNOWN.groupSync, groupSync);
        replaced(lines, "the Virgil stand-in", WELL_KNOWN.standIn, standIn);
        replaced(lines, "the login service", WELL_KNOWN.login, login);
        replaced(lines, "Kafka", WELL_KNOWN.kafka, kafka);
        replaced(lines, "PostgreSQL", WELL_KNOWN.postgres, postgres);
        return lines;
    }

    private static void replaced(List<String> lines, String what, int wished, int actual) {
        if (wished != actual) {
            lines.add("Port " + wished + " is taken: " + what + " listens on " + actual + " instead");
        }
    }
}
