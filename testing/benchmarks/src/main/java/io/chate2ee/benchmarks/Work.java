package io.chate2ee.benchmarks;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** The same work for everybody who is measured. */
final class Work {
    static final SecureRandom RANDOM = new SecureRandom();
    static final String APP_ID = "benchmark-app";
    static final String KEY_ID = "benchmark-key";
    static final String IDENTITY = "0123456789abcdef0123456789abcdef";

    /** As long as what is signed in a token: header and body for the identity above. */
    static final byte[] SIGNING_INPUT = "x".repeat(262).getBytes(StandardCharsets.US_ASCII);

    /** As long as a group ticket. */
    static final int TICKET_LENGTH = 74;

    private Work() {}

    static byte[] ticket() {
        var ticket = new byte[TICKET_LENGTH];
        RANDOM.nextBytes(ticket);
        return ticket;
    }
}
