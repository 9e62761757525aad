package io.chate2ee.identity.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.group.GroupState;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.identity.cache.KnownGroup;
import io.chate2ee.identity.lookup.IdentitiesAnswer.GroupStanding;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupsForCallerTest {
    private static final Guid GROUP = new Guid("group");
    private static final Identity GROUP_IDENTITY = new Identity("identity-of-the-group");
    private static final Identity MEMBER = new Identity("identity-of-a-member");
    private static final GroupStanding NOTHING = new GroupStanding("unknown", -1, false);

    private final Map<Guid, KnownGroup> known = Map.of(
            GROUP,
            new KnownGroup(3, GROUP_IDENTITY, GroupState.IN_SYNC, 2, Set.of(MEMBER), Set.of(new Uid("waiting"))));

    @Test
    void everybodySeesTheGroupWhereAnyoneMay() {
        GroupsForCaller seen = new GroupsForCaller(known, new Uid("stranger"), null, false);

        assertThat(seen.identity(GROUP)).isEqualTo(GROUP_IDENTITY.value());
        assertThat(seen.standing(GROUP)).isEqualTo(new GroupStanding("in-sync", 2, false));
    }

    @Test
    void memberWhoIsGrantedSeesItWhereOnlyMembersMay() {
        GroupsForCaller seen = new GroupsForCaller(known, new Uid("member"), MEMBER, true);

        assertThat(seen.identity(GROUP)).isEqualTo(GROUP_IDENTITY.value());
        assertThat(seen.standing(GROUP)).isEqualTo(new GroupStanding("in-sync", 2, true));
    }

    @Test
    void memberWhoWaitsSeesThatItIsThereWhereOnlyMembersMay() {
        GroupsForCaller seen = new GroupsForCaller(known, new Uid("waiting"), new Identity("another-identity"), true);

        assertThat(seen.identity(GROUP)).isEqualTo(GROUP_IDENTITY.value());
        assertThat(seen.standing(GROUP)).isEqualTo(new GroupStanding("in-sync", 2, false));
    }

    @Test
    void toOthersItLooksLikeOneThatDoesNotExistWhereOnlyMembersMay() {
        GroupsForCaller seen = new GroupsForCaller(known, new Uid("stranger"), new Identity("another-identity"), true);

        assertThat(seen.identity(GROUP)).isNull();
        assertThat(seen.standing(GROUP)).isEqualTo(NOTHING);
        assertThat(seen.exists(GROUP)).isFalse();
        assertThat(seen.standing(new Guid("no-group"))).isEqualTo(NOTHING);
    }
}
