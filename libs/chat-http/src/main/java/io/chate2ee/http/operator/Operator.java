package io.chate2ee.http.operator;

import io.chate2ee.contract.audit.AuditActor;

/**
 * Whoever asks.
 *
 * @param name the name by which operators know each other: a uid, or that of the account that typed a command
 */
public record Operator(String name) {
    private static final int LONGEST = 100;

    /** Refuses names that nobody has, or that would not fit into a line. */
    public Operator {
        if (name.isBlank() || name.length() > LONGEST) {
            throw new IllegalArgumentException("an operator's name has 1 to " + LONGEST + " characters");
        }
    }

    /** As the audit names them. */
    public AuditActor actor() {
        return AuditActor.operator(name);
    }
}
