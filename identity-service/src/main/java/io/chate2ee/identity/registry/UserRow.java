package io.chate2ee.identity.registry;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.user.UserRecord;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row of {@code chat_user}. Only read as an entity; {@link UserRegistry} writes whole batches in one statement. */
@Entity
@Immutable
@Table(name = "chat_user")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
public class UserRow extends PanacheEntityBase {
    /** The user. */
    @Id
    public String uid;

    /** The user's identity. */
    public String identity;

    /** {@code derived}, {@code login} or {@code imported}. */
    public String source;

    /** Grows with every change. */
    public long version;

    /** Whether the user was forgotten. */
    public boolean forgotten;

    UserRecord toRecord() {
        return new UserRecord(new Uid(uid), new Identity(identity), UserText.source(source), version, forgotten);
    }
}
