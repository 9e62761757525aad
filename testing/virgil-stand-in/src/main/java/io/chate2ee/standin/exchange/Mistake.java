package io.chate2ee.standin.exchange;

/**
 * One way a call can be wrong: a row of an error table.
 *
 * @param status HTTP status
 * @param code Virgil's error code
 * @param reason plain words for the developer who reads the answer
 */
public record Mistake(int status, int code, String reason) {

    /** The refusal to throw. */
    public Refusal refusal() {
        return new Refusal(status, code, reason);
    }

    /** Throws the refusal unless a rule holds. */
    public void unless(boolean rule) {
        if (!rule) {
            throw refusal();
        }
    }
}
