package io.chate2ee.contract.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chate2ee.contract.cloudevent.CloudEvent;
import io.chate2ee.contract.cloudevent.CloudEvents;
import io.chate2ee.contract.event.GroupEvent.Banned;
import io.chate2ee.contract.event.GroupEvent.Created;
import io.chate2ee.contract.event.GroupEvent.Deleted;
import io.chate2ee.contract.event.GroupEvent.MembersIn;
import io.chate2ee.contract.event.GroupEvent.MembersOut;
import io.chate2ee.contract.event.GroupEvent.SnapshotPart;
import io.chate2ee.contract.event.GroupEvent.Unbanned;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.IdCase;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GroupEventsTest {
    private static final Instant CREATED = Instant.parse("2026-01-31T12:00:00Z");
    private static final Instant NOW = Instant.parse("2026-02-01T08:00:00Z");
    private static final Guid GUID = new Guid("team");
    private static final String MEMBERS = "{'guid':'team','createdAt':'2026-01-31T12:00:00Z','members':['bob']}";
    private static final EventHead HEAD = new EventHead("e1", NOW, CREATED);

    @Test
    void createdNamesTheCreatorAndTheListedMembersOnce() throws Exception {
        GroupEvent event = read(
                "chat.group.created",
                "{'guid':'Team','createdAt':'2026-01-31T12:00:00Z','creator':'Alice','members':['bob','ALICE','bob']}");

        assertThat(event).isEqualTo(new Created(HEAD, GUID, uids("alice", "bob")));
    }

    @Test
    void createdMayHaveNoMembers() throws Exception {
        assertThat(read("chat.group.created", "{'guid':'team','createdAt':'2026-01-31T12:00:00Z'}"))
                .isEqualTo(new Created(HEAD, GUID, List.of()));
    }

    @ParameterizedTest
    @CsvSource({"chat.group.member-added", "chat.group.member-joined"})
    void addedAndJoinedBringMembersIn(String type) throws Exception {
        GroupEvent event = read(type, "{'guid':'team','createdAt':'2026-01-31T12:00:00Z','members':['bob','carol']}");

        assertThat(event).isEqualTo(new MembersIn(HEAD, GUID, uids("bob", "carol")));
    }

    @ParameterizedTest
    @CsvSource({"chat.group.member-left", "chat.group.member-kicked"})
    void leftAndKickedTakeMembersOut(String type) throws Exception {
        GroupEvent event = read(type, "{'guid':'team','createdAt':'2026-01-31T12:00:00Z','members':['bob']}");

        assertThat(event).isEqualTo(new MembersOut(HEAD, GUID, uids("bob")));
    }

    @ParameterizedTest
    @CsvSource({"chat.group.member-added", "chat.group.member-kicked"})
    void aCreatorNamedInAMemberEventIsNotTouchedByIt(String type) throws Exception {
        GroupEvent event = read(type, "{'guid':'team','creator':'alice','members':['bob']}");

        assertThat(event).extracting(GroupEvent::named).isEqualTo(uids("bob"));
    }

    @Test
    void bannedAndUnbannedSayWhoDidIt() throws Exception {
        String data = "{'guid':'team','createdAt':'2026-01-31T12:00:00Z','members':['bob'],'by':'Alice'}";

        assertThat(read("chat.group.member-banned", data))
                .isEqualTo(new Banned(HEAD, GUID, uids("bob"), new Uid("alice")));
        assertThat(read("chat.group.member-unbanned", data))
                .isEqualTo(new Unbanned(HEAD, GUID, uids("bob"), new Uid("alice")));
    }

    @Test
    void whoeverBannedMayBeLeftOut() throws Exception {
        assertThat(read("chat.group.member-banned", "{'guid':'team','members':['bob']}"))
                .isEqualTo(new Banned(new EventHead("e1", NOW, null), GUID, uids("bob"), null));
    }

    @Test
    void updatedScopeChangedAndTransferredMentionMembers() throws Exception {
        assertThat(read("chat.group.updated", "{'guid':'team','createdAt':'2026-01-31T12:00:00Z','owner':'alice'}"))
                .isEqualTo(new GroupEvent.Updated(HEAD, GUID, uids("alice")));
        assertThat(read("chat.group.updated", "{'guid':'team','createdAt':'2026-01-31T12:00:00Z'}")
                        .named())
                .isEmpty();
        assertThat(read("chat.group.member-scope-changed", MEMBERS))
                .isEqualTo(new GroupEvent.ScopeChanged(HEAD, GUID, uids("bob")));
        assertThat(read(
                        "chat.group.owner-transferred",
                        "{'guid':'team','createdAt':'2026-01-31T12:00:00Z','owner':'Carol'}"))
                .isEqualTo(new GroupEvent.OwnerTransferred(HEAD, GUID, new Uid("carol")));
    }

    @Test
    void aSnapshotSaysWhenItsReadBeganAndWhichPartItIs() throws Exception {
        GroupEvent event = read(
                "chat.group.snapshot",
                "{'guid':'team','createdAt':'2026-01-31T12:00:00Z','snapshot':'s1','beganAt':'2026-02-01T07:00:00Z',"
                        + "'part':2,'parts':3,'members':['alice','bob'],'banned':['eve']}");

        assertThat(event)
                .isEqualTo(new SnapshotPart(
                        HEAD,
                        GUID,
                        "s1",
                        Instant.parse("2026-02-01T07:00:00Z"),
                        2,
                        3,
                        uids("alice", "bob"),
                        uids("eve")));
        assertThat(event.named()).isEqualTo(uids("alice", "bob", "eve"));
    }

    @Test
    void aSnapshotMadeForProducersHasAllMembersAndBansInItsParts() throws Exception {
        List<Uid> members =
                IntStream.range(0, 10_001).mapToObj(i -> new Uid("u" + i)).toList();
        List<GroupEvent> parts = new ArrayList<>();
        for (CloudEvent event : new SnapshotEvents("s1", "/chat", GUID, CREATED, NOW).of(members, uids("eve"))) {
            parts.add(GroupEvents.read(Map.of(), CloudEvents.writeStructured(event), IdCase.LOWER));
        }

        assertThat(parts).extracting("part").containsExactly(1, 2, 3);
        assertThat(parts).extracting("parts", "snapshot").containsOnly(tuple(3, "s1"));
        assertThat(parts.stream().flatMap(part -> ((SnapshotPart) part).members().stream()))
                .isEqualTo(members);
        assertThat(parts.stream().flatMap(part -> ((SnapshotPart) part).banned().stream()))
                .isEqualTo(uids("eve"));
    }

    @Test
    void aSnapshotOfNobodyIsOnePart() {
        assertThat(new SnapshotEvents("s1", "/chat", GUID, CREATED, NOW).of(List.of(), List.of()))
                .hasSize(1);
    }

    @Test
    void deletedNeedsNothingButTheGuid() throws Exception {
        assertThat(read("chat.group.deleted", "{'guid':'team'}"))
                .isEqualTo(new Deleted(new EventHead("e1", NOW, null), GUID));
    }

    @Test
    void theSubjectStandsForAMissingGuid() throws Exception {
        byte[] value = event("chat.group.deleted", "{}")
                .put("subject", "Team")
                .toString()
                .getBytes(UTF_8);

        assertThat(GroupEvents.read(Map.of(), value, IdCase.LOWER).guid()).isEqualTo(GUID);
    }

    @Test
    void idsKeepTheirCaseWhereTheDeploymentSaysSo() throws Exception {
        byte[] value = Json.write(event("chat.group.member-added", "{'guid':'Team','members':['Bob','bob']}"));

        GroupEvent event = GroupEvents.read(Map.of(), value, IdCase.EXACT);

        assertThat(event)
                .isEqualTo(new MembersIn(new EventHead("e1", NOW, null), new Guid("Team"), uids("Bob", "bob")));
    }

    @Test
    void binaryModeIsReadToo() throws Exception {
        Map<String, String> headers = Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                "e1",
                "ce_source",
                "/chat",
                "ce_type",
                "chat.group.deleted",
                "ce_subject",
                "team",
                "ce_time",
                NOW.toString());

        assertThat(GroupEvents.read(headers, "{}".getBytes(UTF_8), IdCase.LOWER))
                .isEqualTo(new Deleted(new EventHead("e1", NOW, null), GUID));
    }

    @Test
    void fieldsOfNewerProducersAreTolerated() throws Exception {
        assertThat(read("chat.group.deleted", "{'guid':'team','reason':{'code':7}}")
                        .guid())
                .isEqualTo(GUID);
    }

    @Test
    void fiveThousandMembersAreRead() throws Exception {
        GroupEvent event = read("chat.group.member-added", "{'guid':'team','members':[" + manyUids(5_000) + "]}");

        assertThat(event.named()).hasSize(5_000);
    }

    @ParameterizedTest
    @EnumSource(
            value = GroupEventType.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"DELETED", "OWNER_TRANSFERRED", "SNAPSHOT", "COMETCHAT_WEBHOOK"})
    void whatIsMadeForProducersIsReadAgain(GroupEventType type) throws Exception {
        byte[] value = CloudEvents.writeStructured(
                GroupEvents.make(type, "e1", "/chat", NOW, GUID, CREATED, uids("bob", "carol")));

        GroupEvent event = GroupEvents.read(Map.of(), value, IdCase.LOWER);

        assertThat(event.head()).isEqualTo(HEAD);
        assertThat(event.guid()).isEqualTo(GUID);
        assertThat(event).extracting(GroupEvent::named).isEqualTo(uids("bob", "carol"));
    }

    @Test
    void aDeletionMadeForProducersIsReadAgain() throws Exception {
        byte[] value = CloudEvents.writeStructured(
                GroupEvents.make(GroupEventType.DELETED, "e1", "/chat", NOW, GUID, CREATED, List.of()));

        assertThat(GroupEvents.read(Map.of(), value, IdCase.LOWER)).isEqualTo(new Deleted(HEAD, GUID));
    }

    static ObjectNode event(String type, String data) {
        ObjectNode event =
                Json.object().put("specversion", "1.0").put("id", "e1").put("source", "/chat");
        event.put("type", type).put("time", NOW.toString());
        event.set(
                "data", Json.readObject(data.replace('\'', '"').getBytes(UTF_8)).node());
        return event;
    }

    static GroupEvent read(String type, String data) throws RejectedEventException {
        return GroupEvents.read(Map.of(), Json.write(event(type, data)), IdCase.LOWER);
    }

    static String manyUids(int count) {
        StringBuilder uids = new StringBuilder("'u0'");
        for (int i = 1; i < count; i++) {
            uids.append(",'u").append(i).append('\'');
        }
        return uids.toString();
    }

    private static List<Uid> uids(String... values) {
        return List.of(values).stream().map(Uid::new).toList();
    }
}
