package io.chate2ee.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chate2ee.contract.group.GroupRecord;
import io.chate2ee.contract.group.GroupState;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.json.Json;
import io.chate2ee.contract.login.LoginEvent;
import io.chate2ee.contract.membership.MembershipChange;
import io.chate2ee.contract.user.IdentitySource;
import io.chate2ee.contract.user.UserRecord;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripsTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00.123456Z");
    private static final Identity IDENTITY = new Identity("0123456789abcdef0123456789abcdef");
    private static final LoginEvent LOGIN = new LoginEvent(new Uid("alice"), NOON);
    private static final UserRecord USER = new UserRecord(new Uid("alice"), IDENTITY, IdentitySource.IMPORTED, 7, true);
    private static final GroupRecord GROUP = new GroupRecord(
            new Guid("team"),
            2,
            9,
            IDENTITY,
            GroupState.IN_SYNC,
            3,
            List.of(new Identity("another-identity")),
            1,
            List.of(new Uid("Waiting")));
    private static final MembershipChange CHANGE = new MembershipChange(
            "c1", new Guid("team"), 2, MembershipChange.Kind.GRANTED, new Uid("bob"), 3, "e1", NOON);

    @Test
    void loginsAreReadAsWritten() {
        assertThat(LoginEvent.fromJson(LOGIN.toJson())).isEqualTo(LOGIN);
    }

    @Test
    void usersAreReadAsWritten() {
        UserRecord derived = new UserRecord(new Uid("Bob"), IDENTITY, IdentitySource.DERIVED, 1, false);

        assertThat(UserRecord.fromJson(USER.toJson())).isEqualTo(USER);
        assertThat(UserRecord.fromJson(derived.toJson())).isEqualTo(derived);
        UserRecord loggedIn = new UserRecord(new Uid("Bob"), IDENTITY, IdentitySource.LOGIN, 1, false);
        assertThat(UserRecord.fromJson(loggedIn.toJson())).isEqualTo(loggedIn);
    }

    @Test
    void groupsAreReadAsWritten() {
        GroupRecord early = new GroupRecord(new Guid("team"), 1, 1, null, GroupState.WAITING, -1, List.of(), 2);

        assertThat(GroupRecord.fromJson(GROUP.toJson())).isEqualTo(GROUP);
        assertThat(GroupRecord.fromJson(early.toJson())).isEqualTo(early);
        assertThat(early.groupIdentity()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(GroupState.class)
    void everyGroupStateHasItsName(GroupState state) {
        assertThat(GroupState.ofWireName(state.wireName())).isEqualTo(state);
    }

    @ParameterizedTest
    @EnumSource(MembershipChange.Kind.class)
    void membershipChangesAreReadAsWritten(MembershipChange.Kind kind) {
        MembershipChange change =
                new MembershipChange("c2", new Guid("team"), 1, kind, null, -1, "card-published", NOON);

        assertThat(MembershipChange.fromJson(CHANGE.toJson())).isEqualTo(CHANGE);
        assertThat(MembershipChange.fromJson(change.toJson())).isEqualTo(change);
    }

    @ParameterizedTest
    @ValueSource(strings = {"uid", "time"})
    void aLoginWithoutAFieldIsRefusedByName(String field) {
        assertRefusedWithout(field, LOGIN.toJson(), LoginEvent::fromJson);
    }

    @ParameterizedTest
    @ValueSource(strings = {"uid", "identity", "source", "version"})
    void aUserWithoutAFieldIsRefusedByName(String field) {
        assertRefusedWithout(field, USER.toJson(), UserRecord::fromJson);
    }

    @ParameterizedTest
    @ValueSource(strings = {"guid", "life", "version", "state", "newestEpoch", "waiting"})
    void aGroupWithoutAFieldIsRefusedByName(String field) {
        assertRefusedWithout(field, GROUP.toJson(), GroupRecord::fromJson);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "guid", "life", "kind", "epoch", "cause", "time"})
    void aMembershipChangeWithoutAFieldIsRefusedByName(String field) {
        assertRefusedWithout(field, CHANGE.toJson(), MembershipChange::fromJson);
    }

    @Test
    void valuesOutOfRangeAreRefusedByNameNotByAccident() {
        assertRefusedWith("life", "4294967297", GROUP.toJson(), GroupRecord::fromJson);
        assertRefusedWith("life", "4294967297", CHANGE.toJson(), MembershipChange::fromJson);
        assertRefusedWith("kind", "\"exploded\"", CHANGE.toJson(), MembershipChange::fromJson);
        assertRefusedWith("state", "\"exploded\"", GROUP.toJson(), GroupRecord::fromJson);
        assertRefusedWith("source", "\"guessed\"", USER.toJson(), UserRecord::fromJson);
    }

    @Test
    void groupRecordsCopyTheirMembers() {
        List<Identity> granted = new java.util.ArrayList<>(List.of(IDENTITY));
        GroupRecord group = new GroupRecord(new Guid("team"), 1, 1, null, GroupState.WAITING, -1, granted, 0);

        granted.clear();

        assertThat(group.granted()).containsExactly(IDENTITY);
    }

    private static void assertRefusedWithout(String field, byte[] json, Function<byte[], ?> reading) {
        ObjectNode node = (ObjectNode) Json.readObject(json).node();
        node.remove(field);

        assertThatThrownBy(() -> reading.apply(Json.write(node)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(field);
    }

    private static void assertRefusedWith(String field, String value, byte[] json, Function<byte[], ?> reading) {
        ObjectNode node = (ObjectNode) Json.readObject(json).node();
        node.set(
                field,
                Json.readObject(("{\"v\":" + value + "}").getBytes(UTF_8))
                        .node()
                        .get("v"));

        assertThatThrownBy(() -> reading.apply(Json.write(node)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + field + "'")
                .hasMessageNotContaining("exploded");
    }
}
