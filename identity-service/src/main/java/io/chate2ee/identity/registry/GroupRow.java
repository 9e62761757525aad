package io.chate2ee.identity.registry;

import io.chate2ee.contract.group.GroupRecord;
import io.chate2ee.contract.group.GroupState;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code chat_group}. Only read as an entity; {@link GroupRegistry} writes whole batches. */
@Entity
@Immutable
@Table(name = "chat_group")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
public class GroupRow extends PanacheEntityBase {
    /** The group. */
    @Id
    public String guid;

    /** Which life of the guid. */
    public int life;

    /** The version of the newest announcement. */
    public long version;

    /** The Virgil group's identity while there is one. */
    public @Nullable String identity;

    /** The state's name as announced. */
    public String state;

    /** -1 while there is none. */
    @Column(name = "newest_epoch")
    public long newestEpoch;

    /** Identities of those who can read the newest epoch. */
    @Column(columnDefinition = "text[]")
    public String[] granted;

    /** How many members wait. */
    public int waiting;

    /** Those of them who are named. */
    @Column(name = "waiting_members", columnDefinition = "text[]")
    public String[] waitingMembers;

    GroupRecord toRecord() {
        return new GroupRecord(
                new Guid(guid),
                life,
                version,
                Optional.ofNullable(identity).map(Identity::new).orElse(null),
                GroupState.ofWireName(state),
                newestEpoch,
                Stream.of(granted).map(Identity::new).toList(),
                waiting,
                Stream.of(waitingMembers).map(Uid::new).toList());
    }
}
