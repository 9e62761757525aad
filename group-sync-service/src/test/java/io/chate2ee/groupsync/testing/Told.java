package io.chate2ee.groupsync.testing;

import io.chate2ee.contract.group.GroupRecord;
import io.chate2ee.contract.membership.MembershipChange;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** What lies in the outbox about a group. */
public record Told(List<GroupRecord> records, List<MembershipChange> changes) {
    public static Told about(Surroundings surroundings, ChatGroup group) {
        Told told = new Told(new ArrayList<>(), new ArrayList<>());
        surroundings
                .pool()
                .preparedQuery("select topic, value from outbox where key = $1 order by id")
                .execute(Tuple.of(group.guid().value()))
                .await()
                .indefinitely()
                .forEach(row -> {
                    byte[] value = row.getBuffer("value").getBytes();
                    if (row.getString("topic").equals("e2ee.groups")) {
                        told.records.add(GroupRecord.fromJson(value));
                    } else {
                        told.changes.add(MembershipChange.fromJson(value));
                    }
                });
        return told;
    }

    public GroupRecord lastRecord() {
        return records.get(records.size() - 1);
    }

    /** Lines such as {@code GRANTED alice 0 added-alice}. */
    public List<String> lines() {
        return changes.stream()
                .map(change -> change.kind() + " "
                        + change.member().map(Object::toString).orElse("-") + " " + change.epoch() + " "
                        + change.cause())
                .toList();
    }
}
