package io.chate2ee.identity.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.group.GroupState;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.identity.cache.KnownGroup;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupsForCallerTest {
    private static final Identity MEMBER = new Identity("identity-of-a-member");
    private static final Identity ANOTHER = new Identity("another-identity");
    private static final KnownGroup GROUP = new KnownGroup(
            3,
            new Identity("identity-of-the-group"),
            GroupState.IN_SYNC,
            2,
            Set.of(MEMBER),
            Set.of(new Uid("waiting")));

    @Test
    void everybodySeesTheGroupWhereAnyoneMay() {
        var stranger = new GroupsForCaller(new Uid("stranger"), null, false);

        assertThat(stranger.shown(GROUP)).isEqualTo(GROUP);
        assertThat(stranger.isGranted(GROUP)).isFalse();
    }

    @Test
    void memberWhoIsGrantedSeesItWhereOnlyMembersMay() {
        var member = new GroupsForCaller(new Uid("member"), MEMBER, true);

        assertThat(member.shown(GROUP)).isEqualTo(GROUP);
        assertThat(member.isGranted(GROUP)).isTrue();
    }

    @Test
    void memberWhoWaitsSeesThatItIsThereWhereOnlyMembersMay() {
        var waiting = new GroupsForCaller(new Uid("waiting"), ANOTHER, true);

        assertThat(waiting.shown(GROUP)).isEqualTo(GROUP);
        assertThat(waiting.isGranted(GROUP)).isFalse();
    }

    @Test
    void toOthersItLooksLikeOneThatDoesNotExistWhereOnlyMembersMay() {
        var stranger = new GroupsForCaller(new Uid("stranger"), ANOTHER, true);

        assertThat(stranger.shown(GROUP)).isEqualTo(KnownGroup.NOTHING);
        assertThat(stranger.shown(KnownGroup.NOTHING)).isEqualTo(KnownGroup.NOTHING);
    }
}
