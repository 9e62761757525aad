package io.chate2ee.groupsync.histories;

import io.chate2ee.groupsync.plan.History;
import io.chate2ee.standin.StandIn;
import io.chate2ee.standin.exchange.Operation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What had been used in a group before somebody came, and whether only {@code from-join} ever counted for that stay. */
final class Stays {
    private record Member(Scene.Group group, int person) {}

    private final StandIn standIn;
    private final Map<Member, Long> usedBefore = new HashMap<>();
    private final Set<Member> givenAll = new HashSet<>();
    private History policy = History.ALL;
    private boolean everFromJoin;

    Stays(StandIn standIn) {
        this.standIn = standIn;
    }

    /** To be told before somebody who was out is in. */
    void begin(Scene.Group group, int person) {
        Member member = new Member(group, person);
        usedBefore.put(member, newestUsed(group));
        givenAll.remove(member);
        remember(member);
    }

    /** What counts from now on, for everybody who is in as well. */
    void decideBy(History next) {
        policy = next;
        everFromJoin |= next == History.FROM_JOIN;
        Set.copyOf(usedBefore.keySet()).forEach(this::remember);
    }

    private void remember(Member member) {
        if (policy == History.ALL) {
            givenAll.add(member);
        }
    }

    boolean everFromJoin() {
        return everFromJoin;
    }

    /** Whether this may be the first epoch that somebody who is in can read. */
    boolean mayBegin(Scene.Group group, int person, History now, long epoch) {
        Member member = new Member(group, person);
        if (now == History.ALL) {
            return epoch == 0;
        }
        return givenAll.contains(member) || epoch > usedBefore.getOrDefault(member, -1L);
    }

    private long newestUsed(Scene.Group group) {
        String session = GrantWatch.session(group.identity);
        return standIn.calls().stream()
                .filter(call -> call.operation() == Operation.KEYKNOX_V2_PUSH && call.applied())
                .filter(call -> session.equals(call.arguments().get("path")))
                .mapToLong(
                        call -> Long.parseLong(String.valueOf(call.arguments().get("key"))))
                .max()
                .orElse(-1);
    }
}
