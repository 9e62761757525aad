package io.chate2ee.contract.event;

import io.chate2ee.contract.id.Guid;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A record on {@code chat.group-events} that cannot be acted on. It goes to the rejected topic whole; the consumer goes on. */
public final class RejectedEventException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why; stable names, part of the contract of the rejected topic. */
    public enum Reason {
        /** The record has no value. */
        NO_VALUE,
        /** The value is larger than {@link GroupEvents#MAX_BYTES}. */
        TOO_LARGE,
        /** The value is not one JSON object, or is nested too deep. */
        NOT_JSON,
        /** A CloudEvents attribute or a field of the data is missing or of the wrong type. */
        INVALID,
        /** No guid, or one that breaks the id syntax. */
        NO_GUID,
        /** The type is not in the contract. */
        UNKNOWN_TYPE,
        /** The type is in the contract, but this version does not act on it yet. */
        UNSUPPORTED_TYPE,
        /** A webhook whose trigger is not one of the group triggers. */
        UNKNOWN_TRIGGER
    }

    private final Reason reason;
    private final transient @Nullable Guid guid;

    RejectedEventException(Reason reason, String message, @Nullable Guid guid) {
        super(message);
        this.reason = reason;
        this.guid = guid;
    }

    /** An event with a field or attribute that is missing or wrong. */
    static RejectedEventException of(IllegalArgumentException invalid, @Nullable Guid guid) {
        String message = invalid.getMessage();
        return new RejectedEventException(Reason.INVALID, message == null ? "invalid" : message, guid);
    }

    /** Why it is rejected. */
    public Reason reason() {
        return reason;
    }

    /** The group it was about, if that much could be read. */
    public Optional<Guid> guid() {
        return Optional.ofNullable(guid);
    }
}
