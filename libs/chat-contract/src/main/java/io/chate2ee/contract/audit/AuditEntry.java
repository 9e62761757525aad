package io.chate2ee.contract.audit;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One thing to be accounted for, as the part that did it tells it. Never holds a credential, token or key, nor anything that an
 * unauthenticated caller sent.
 *
 * @param action what was done or asked for
 * @param outcome how it ended
 * @param by who, as far as that is proved; null where nobody is
 * @param about the uid, guid or file that it was done to, if there is one and it is not {@code by}
 * @param reason why it was refused or failed: a stable word such as {@code expired}
 * @param requestId the id under which the logs know the request
 * @param details what else tells the case apart, such as {@code rows} or {@code keyId}; short texts
 */
public record AuditEntry(
        AuditAction action,
        AuditOutcome outcome,
        @Nullable AuditActor by,
        @Nullable String about,
        @Nullable String reason,
        @Nullable String requestId,
        SortedMap<String, String> details) {

    /** Copies the details. */
    public AuditEntry {
        details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
    }

    /** It was done. */
    public static AuditEntry done(AuditAction action) {
        return new AuditEntry(action, AuditOutcome.DONE, null, null, null, null, new TreeMap<>());
    }

    /** It was not allowed, for this reason. */
    public static AuditEntry refused(AuditAction action, String reason) {
        return new AuditEntry(action, AuditOutcome.REFUSED, null, null, reason, null, new TreeMap<>());
    }

    /** It could not be done, for this reason. */
    public static AuditEntry failed(AuditAction action, String reason) {
        return new AuditEntry(action, AuditOutcome.FAILED, null, null, reason, null, new TreeMap<>());
    }

    /** The same, done by somebody. */
    public AuditEntry by(AuditActor actor) {
        return new AuditEntry(action, outcome, actor, about, reason, requestId, details);
    }

    /** The same, done to something. */
    public AuditEntry about(String subject) {
        return new AuditEntry(action, outcome, by, subject, reason, requestId, details);
    }

    /** The same, in a request. */
    public AuditEntry inRequest(Optional<String> id) {
        return new AuditEntry(action, outcome, by, about, reason, id.orElse(null), details);
    }

    /** The same with one more detail. */
    public AuditEntry with(String name, String value) {
        SortedMap<String, String> more = new TreeMap<>(details);
        more.put(name, value);
        return new AuditEntry(action, outcome, by, about, reason, requestId, more);
    }
}
