package io.chate2ee.groupsync.histories;

import io.chate2ee.contract.event.EventHead;
import io.chate2ee.contract.event.GroupEvent;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.groupsync.ledger.TestLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What happened to a group in the chat, and how much of it the real ledger has been told: some of it late, some of it twice. Who is in
 * goes by what was told, in the order in which it happened, and is worked out here in the plainest way.
 */
final class Chronicle {
    private static final Instant BEGINNING = Instant.parse("2026-01-31T12:00:00Z");
    /** A group can end and begin again within a second. */
    private static final Duration STEP = Duration.ofMillis(400);

    private static final int ONE_IN = 4;

    /** To be told who is in before the ledger is told something, and who will be. */
    interface Watcher {
        void changes(Set<Uid> before, Set<Uid> after);
    }

    private final TestLedger ledger;
    private final Guid guid;
    private final Watcher watcher;
    private final List<GroupEvent> late = new ArrayList<>();
    private final List<GroupEvent> told = new ArrayList<>();
    private List<GroupEvent> ofThisLife = new ArrayList<>();
    private List<GroupEvent> toldOfThisLife = new ArrayList<>();
    private Instant createdAt = BEGINNING;
    private Instant now = BEGINNING;
    private int events;

    Chronicle(TestLedger ledger, Guid guid, Watcher watcher) {
        this.ledger = ledger;
        this.guid = guid;
        this.watcher = watcher;
    }

    /** The group is made, by nobody in particular. */
    void begins() {
        createdAt = next();
        ofThisLife = new ArrayList<>();
        toldOfThisLife = new ArrayList<>();
        tell(List.of(
                new GroupEvent.Created(new EventHead("event-" + ++events, createdAt, createdAt), guid, List.of())));
    }

    void ends() {
        tell(List.of(new GroupEvent.Deleted(new EventHead("event-" + ++events, next(), createdAt), guid)));
        ofThisLife = new ArrayList<>();
        toldOfThisLife = new ArrayList<>();
    }

    /** Something happens to a member, and the ledger is told. */
    void happens(Happening.OfAMember what, Uid who) {
        tell(List.of(event(what, who)));
    }

    /** The same, and for now nobody is told. */
    void happensUnheard(Happening.OfAMember what, Uid who) {
        late.add(event(what, who));
    }

    /** One of the events that nobody was told of arrives, if there is one. */
    void somethingLateArrives(int which) {
        if (!late.isEmpty()) {
            tell(List.of(late.remove(which % late.size())));
        }
    }

    void everythingLateArrives() {
        while (!late.isEmpty()) {
            tell(List.of(late.remove(late.size() - 1)));
        }
    }

    /** Something that was told comes once more, as a record of its own. */
    void somethingIsRepeated(int which) {
        tell(List.of(told.get(which % told.size())));
    }

    /** Somebody lists everybody, in two parts; what the ledger was not told of yet is in it, and of that every other event never comes. */
    void isListed() {
        for (int i = late.size() - 1; i >= 0; i -= 2) {
            late.remove(i);
        }
        Members truth = Members.after(ofThisLife);
        Instant beganAt = next();
        List<Uid> in = List.copyOf(truth.in());
        int half = in.size() / 2;
        tell(List.of(
                part(beganAt, 1, in.subList(0, half), List.of()),
                part(beganAt, 2, in.subList(half, in.size()), List.copyOf(truth.barred()))));
    }

    /** Everything that the ledger was told comes again, in the same order and from the same places. */
    void isReadAgain() {
        ledger.readAgain();
    }

    /** Who is in, by what the ledger was told. */
    Set<Uid> members() {
        return Members.after(toldOfThisLife).in();
    }

    private GroupEvent event(Happening.OfAMember what, Uid who) {
        Instant at = next();
        // Some producers do not say of which group of this name they speak.
        EventHead head = new EventHead("event-" + ++events, at, events % ONE_IN == 0 ? null : createdAt);
        GroupEvent event;
        if (what instanceof Happening.Admit) {
            event = new GroupEvent.MembersIn(head, guid, List.of(who));
        } else if (what instanceof Happening.Remove) {
            event = new GroupEvent.MembersOut(head, guid, List.of(who));
        } else if (what instanceof Happening.Ban) {
            event = new GroupEvent.Banned(head, guid, List.of(who), null);
        } else {
            event = new GroupEvent.Unbanned(head, guid, List.of(who), null);
        }
        ofThisLife.add(event);
        return event;
    }

    private GroupEvent part(Instant beganAt, int number, List<Uid> members, List<Uid> barred) {
        EventHead head = new EventHead("event-" + ++events, beganAt, createdAt);
        GroupEvent part =
                new GroupEvent.SnapshotPart(head, guid, "list-of-" + beganAt, beganAt, number, 2, members, barred);
        ofThisLife.add(part);
        return part;
    }

    private Instant next() {
        now = now.plus(STEP);
        return now;
    }

    private void tell(List<GroupEvent> news) {
        Set<Uid> before = members();
        // What is told of an earlier life of the name, however late, is none of this one's.
        news.stream().filter(ofThisLife::contains).forEach(toldOfThisLife::add);
        told.addAll(news);
        watcher.changes(before, members());
        news.forEach(event -> ledger.tell(event, now));
    }

    /** Who is in and who is barred after some events, whichever order they came in. */
    private record Members(Set<Uid> in, Set<Uid> barred) {
        static Members after(List<GroupEvent> events) {
            Members members = new Members(new HashSet<>(), new HashSet<>());
            events.stream()
                    .distinct()
                    .sorted(Comparator.comparing(event -> event.head().when().orElseThrow()))
                    .forEach(members::take);
            return members;
        }

        private void take(GroupEvent event) {
            if (event instanceof GroupEvent.MembersIn) {
                event.named().stream().filter(uid -> !barred.contains(uid)).forEach(in::add);
            } else if (event instanceof GroupEvent.SnapshotPart part) {
                if (part.part() == 1) {
                    in.clear();
                    barred.clear();
                }
                in.addAll(part.members());
                barred.addAll(part.banned());
            } else {
                in.removeAll(event.named());
                if (event instanceof GroupEvent.Banned) {
                    barred.addAll(event.named());
                } else if (event instanceof GroupEvent.Unbanned) {
                    barred.removeAll(event.named());
                }
            }
        }
    }
}
