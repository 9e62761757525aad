package io.chate2ee.groupsync.histories;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.standin.StandIn;
import io.chate2ee.standin.exchange.Operation;
import io.chate2ee.standin.record.CallRecord;
import io.chate2ee.virgil.group.GroupSessionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads the stand-in's record: nobody is given anything while not desired. What a stale process or a late request does is excused. */
final class GrantWatch {
    private final StandIn standIn;
    private final Scene scene;
    private final List<Span> excused = new ArrayList<>();
    private final List<Epoch> desired = new ArrayList<>();

    /** Orders of calls, the first left out. */
    private record Span(long after, long upTo) {
        boolean holds(long order) {
            return order > after && order <= upTo;
        }
    }

    /** From this order on these identities may be given tickets of these sessions. */
    record Epoch(long from, Map<String, Set<String>> allowed) {
        boolean allows(String session, String identity) {
            return allowed.getOrDefault(session, Set.of()).contains(identity);
        }
    }

    GrantWatch(StandIn standIn, Scene scene) {
        this.standIn = standIn;
        this.scene = scene;
        desiredChanged();
    }

    /** To be told after each change, when nobody works. */
    void desiredChanged() {
        Map<String, Set<String>> allowed = new HashMap<>();
        for (Scene.Group group : scene.groups()) {
            Set<String> members = new HashSet<>();
            IntStream.range(0, Happenings.PEOPLE)
                    .filter(person -> scene.isDesired(group, person))
                    .forEach(person ->
                            members.add(scene.people().get(person).identity().value()));
            allowed.put(session(group.identity), members);
        }
        desired.add(new Epoch(lastOrder(), allowed));
    }

    void excuse(ThrowingRunnable work) throws Exception {
        long before = lastOrder();
        work.run();
        excused.add(new Span(before, lastOrder()));
    }

    /** Something that may fail. */
    interface ThrowingRunnable {
        void run() throws Exception;
    }

    List<CallRecord> writes() {
        return standIn.calls().stream()
                .filter(call ->
                        call.operation() == Operation.KEYKNOX_V2_PUSH || call.operation() == Operation.KEYKNOX_V2_RESET)
                .toList();
    }

    void check() {
        writes().stream()
                .filter(call -> call.applied() && call.operation() == Operation.KEYKNOX_V2_PUSH)
                .filter(call -> !isExcused(call))
                .forEach(this::check);
    }

    /** Whether it was done by a process that stood still for long, or came late. */
    boolean isExcused(CallRecord call) {
        return excused.stream().anyMatch(span -> span.holds(call.order()));
    }

    /** Who was desired, from the beginning on. */
    List<Epoch> desired() {
        return List.copyOf(desired);
    }

    private void check(CallRecord push) {
        // A change that came while processes worked is known with the next one only: the one before it counts as well.
        List<Epoch> passed =
                desired.stream().filter(epoch -> epoch.from() < push.order()).toList();
        Set<String> allowed = new HashSet<>(Set.of(String.valueOf(push.identity())));
        String session = String.valueOf(push.arguments().get("path"));
        allowed.addAll(passed.get(passed.size() - 1).allowed().getOrDefault(session, Set.of()));
        desired.stream()
                .filter(epoch -> epoch.from() >= push.order())
                .findFirst()
                .ifPresent(epoch -> allowed.addAll(epoch.allowed().getOrDefault(session, Set.of())));
        assertThat((List<?>) push.arguments().get("identities"))
                .as("given a copy by %s", push)
                .allSatisfy(identity -> assertThat(allowed).contains(String.valueOf(identity)));
    }

    private long lastOrder() {
        return standIn.calls().stream().mapToLong(CallRecord::order).max().orElse(0);
    }

    static String session(Identity group) {
        return GroupSessionId.of(group.value()).hex();
    }
}
