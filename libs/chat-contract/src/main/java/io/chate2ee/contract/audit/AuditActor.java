package io.chate2ee.contract.audit;

import io.chate2ee.contract.id.Uid;

/**
 * Who did it, as far as that is proved.
 *
 * @param kind what {@code name} is a name of
 * @param name a uid, the name by which operators know each other, or a service
 */
public record AuditActor(Kind kind, String name) {
    /** Whose name it is. */
    public enum Kind {
        /** A user of the chat who proved to be one. */
        USER,
        /** Somebody who runs the deployment. */
        OPERATOR,
        /** A service by itself. */
        SERVICE
    }

    /** An authenticated user. */
    public static AuditActor user(Uid uid) {
        return new AuditActor(Kind.USER, uid.value());
    }

    /** An operator. */
    public static AuditActor operator(String name) {
        return new AuditActor(Kind.OPERATOR, name);
    }

    /** A service, by itself. */
    public static AuditActor service(String name) {
        return new AuditActor(Kind.SERVICE, name);
    }
}
