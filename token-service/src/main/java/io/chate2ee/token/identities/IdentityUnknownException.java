package io.chate2ee.token.identities;

import org.jspecify.annotations.Nullable;

/** identity-service gave no usable answer: it is away, too slow, or refused. Says nothing about the caller. */
public final class IdentityUnknownException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean away;

    private IdentityUnknownException(String message, @Nullable Throwable cause, boolean away) {
        super(message, cause);
        this.away = away;
    }

    /** It answers nobody, as far as can be seen. */
    static IdentityUnknownException away(@Nullable Throwable cause) {
        return new IdentityUnknownException("identity-service is away", cause, true);
    }

    /** It answers, and this caller in a way that is of no use: there may be an answer for others. */
    static IdentityUnknownException unanswered(String message, @Nullable Throwable cause) {
        return new IdentityUnknownException(message, cause, false);
    }

    /** Whether others need not be asked for now. */
    boolean isAway() {
        return away;
    }
}
