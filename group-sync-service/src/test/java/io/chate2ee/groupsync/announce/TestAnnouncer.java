package io.chate2ee.groupsync.announce;

import io.chate2ee.contract.id.Identity;
import java.time.Clock;

/** Opens the room's constructors to tests of other rooms. */
public final class TestAnnouncer {
    private TestAnnouncer() {}

    public static Announcer announcer(Identity owner) {
        return new Announcer(new MembershipLog(Clock.systemUTC()), new GroupAnnouncements(owner));
    }
}
