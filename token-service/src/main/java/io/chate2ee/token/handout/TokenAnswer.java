package io.chate2ee.token.handout;

/**
 * What a client needs to talk to Virgil.
 *
 * @param virgilToken a Virgil JWT that speaks for {@code identity}
 * @param identity the caller's Virgil identity, the same as in the token
 */
public record TokenAnswer(String virgilToken, String identity) {
    @Override
    public String toString() {
        return "TokenAnswer[identity=" + identity + ", virgilToken redacted]";
    }
}
