package io.chate2ee.groupsync.testing;

import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Identity;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.UUID;

/** Writes a group's desired state as the ledger does. */
public final class ChatGroup {
    private static final String MARK = "update groups set change_seq = change_seq + 1,"
            + " dirty_since = coalesce(dirty_since, clock_timestamp()), urgent = urgent or $3 where guid = $1 and life = $2";

    private final Surroundings surroundings;
    private final String guid;
    private int life = 1;

    private ChatGroup(Surroundings surroundings, String guid) {
        this.surroundings = surroundings;
        this.guid = guid;
    }

    /** A new group with these members, dirty. */
    public static ChatGroup of(Surroundings surroundings, Person... members) {
        ChatGroup group = new ChatGroup(surroundings, "group-" + UUID.randomUUID());
        group.open();
        group.admit(members);
        return group;
    }

    /** A group of which only the real ledger writes. */
    public static ChatGroup ofTheLedger(Surroundings surroundings) {
        return new ChatGroup(surroundings, "group-" + UUID.randomUUID());
    }

    private void open() {
        surroundings.sql(
                "insert into groups (guid, life, created_at, change_seq, dirty_since)"
                        + " values ($1, $2, clock_timestamp(), 1, clock_timestamp())",
                guid,
                life);
    }

    /** The next life of the guid, without members. */
    public ChatGroup createAgain() {
        nextLife();
        open();
        return this;
    }

    /** Speaks of the next life from now on, which the ledger has opened. */
    public void nextLife() {
        life++;
    }

    public int life() {
        return life;
    }

    public ChatGroup admit(Person... members) {
        for (Person member : members) {
            surroundings.sql(
                    "insert into users (uid, identity, version, forgotten) values ($1, $2, 1, false)"
                            + " on conflict do nothing",
                    member.uid(),
                    member.identity().value());
            desire(member, true, "added-" + member.uid());
        }
        surroundings.sql(MARK, guid, life, false);
        return this;
    }

    /** Somebody who was in before and is known, as another ledger writes it: without a look at the table of users. */
    public ChatGroup readmit(Person member) {
        desire(member, true, "added-" + member.uid());
        return touch();
    }

    public ChatGroup remove(Person... members) {
        for (Person member : members) {
            desire(member, false, "kicked-" + member.uid());
        }
        surroundings.sql(MARK, guid, life, true);
        return this;
    }

    public ChatGroup delete() {
        surroundings.sql("update groups set ended_at = clock_timestamp() where guid = $1 and life = $2", guid, life);
        surroundings.sql(MARK, guid, life, true);
        return this;
    }

    /** Nothing changed, but it is to be looked at again. */
    public ChatGroup touch() {
        surroundings.sql(MARK, guid, life, false);
        return this;
    }

    private void desire(Person member, boolean desired, String cause) {
        surroundings.sql(
                "insert into members (guid, life, uid, desired, effective_at, source_partition, source_offset, since, cause)"
                        + " values ($1, $5, $2, $3, clock_timestamp(), 0, 0, clock_timestamp(), $4)"
                        + " on conflict (guid, life, uid) do update set desired = excluded.desired, cause = excluded.cause,"
                        + " since = case when excluded.desired and not members.desired then excluded.since else members.since end",
                guid,
                member.uid(),
                desired,
                cause,
                life);
    }

    public Guid guid() {
        return new Guid(guid);
    }

    public Identity identity() {
        return Identity.parse(row().getString("identity"));
    }

    /** The row of the group's present life as it is now. */
    public Row row() {
        return surroundings
                .pool()
                .preparedQuery("select * from groups where guid = $1 and life = $2")
                .execute(Tuple.of(guid, life))
                .await()
                .indefinitely()
                .iterator()
                .next();
    }
}
