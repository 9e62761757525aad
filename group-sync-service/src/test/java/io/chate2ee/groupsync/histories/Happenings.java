package io.chate2ee.groupsync.histories;

import io.chate2ee.groupsync.histories.Happening.Change;
import io.chate2ee.groupsync.histories.Happening.OfAMember;
import io.chate2ee.groupsync.plan.History;
import io.chate2ee.standin.exchange.Operation;
import io.chate2ee.standin.faults.Fault;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.arbitraries.ListArbitrary;

/** Makes histories up. There are few groups and people, so that what happens meets. */
final class Happenings {
    static final int GROUPS = 2;
    static final int PEOPLE = 5;
    static final int PROCESSES = 2;
    private static final int LONGEST = 30;
    private static final int STEPS = 14;
    static final int WRITES = 4;

    private Happenings() {}

    static Arbitrary<List<Happening>> histories() {
        return Combinators.combine(restart(), happenings())
                .as((first, rest) ->
                        Stream.concat(Stream.of(first), rest.stream()).toList());
    }

    private static Arbitrary<List<Happening>> happenings() {
        ListArbitrary<List<Happening>> histories = Arbitraries.frequencyOf(
                        Tuple.of(30, one().map(List::of)), Tuple.of(4, Episodes.any()))
                .list()
                .ofMinSize(1)
                .ofMaxSize(LONGEST);
        return (Lives.LONG ? histories.withSizeDistribution(RandomDistribution.uniform()) : histories)
                .map(parts -> parts.stream().flatMap(List::stream).toList());
    }

    private static Arbitrary<Happening> one() {
        return Arbitraries.frequencyOf(
                Tuple.of(10, changes()),
                Tuple.of(2, ofAMember().map(Happening.Unheard::new)),
                Tuple.of(9, work()),
                Tuple.of(3, Combinators.combine(person(), often()).as(Happening.Publish::new)),
                Tuple.of(2, process().map(Happening.Sweep::new)),
                Tuple.of(2, trouble()),
                Tuple.of(3, Combinators.combine(process(), blow()).as(Happening.Doom::new)),
                Tuple.of(1, process().map(Happening.Thaw::new)),
                Tuple.of(1, restart()),
                Tuple.of(1, Arbitraries.create(Happening.Verify::new)));
    }

    private static Arbitrary<Happening> restart() {
        return Arbitraries.of(History.class).map(Happening.Restart::new);
    }

    private static Arbitrary<Change> changes() {
        return Arbitraries.frequencyOf(
                Tuple.of(16, ofAMember()),
                Tuple.of(1, Combinators.combine(group(), which()).as(Happening.Arrive::new)),
                Tuple.of(1, Combinators.combine(group(), which()).as(Happening.Repeat::new)),
                Tuple.of(1, group().map(Happening.Snapshot::new)),
                Tuple.of(1, group().map(Happening.Delete::new)),
                Tuple.of(1, group().map(Happening.CreateAgain::new)),
                Tuple.of(1, person().map(Happening.Forget::new)),
                Tuple.of(1, person().map(Happening.NewIdentity::new)));
    }

    private static Arbitrary<OfAMember> ofAMember() {
        return Arbitraries.frequencyOf(
                Tuple.of(8, Combinators.combine(group(), person()).as(Happening.Admit::new)),
                Tuple.of(6, Combinators.combine(group(), person()).as(Happening.Remove::new)),
                Tuple.of(1, Combinators.combine(group(), person()).as(Happening.Ban::new)),
                Tuple.of(1, Combinators.combine(group(), person()).as(Happening.Unban::new)));
    }

    private static Arbitrary<Happening> work() {
        Arbitrary<Happening> alone = process().map(process -> new Happening.Work(process == 0, process == 1, null));
        Arbitrary<Happening> together = changes().injectNull(0.4).map(change -> new Happening.Work(true, true, change));
        return Arbitraries.frequencyOf(Tuple.of(3, alone), Tuple.of(1, together));
    }

    private static Arbitrary<Happening> trouble() {
        Arbitrary<Operation> operations = Arbitraries.of(
                Operation.KEYKNOX_V2_PUSH,
                Operation.KEYKNOX_V2_RESET,
                Operation.KEYKNOX_V2_PULL,
                Operation.CARD_SEARCH);
        Arbitrary<Fault> faults = Arbitraries.of(
                new Fault.DropAnswer(),
                new Fault.CutAnswer(),
                new Fault.ResetConnection(),
                new Fault.HalfApply(),
                new Fault.WrongAnswer(200, Fault.WrongAnswer.NOT_JSON),
                new Fault.Answer(503, 10000, null),
                new Fault.Answer(429, 10000, null),
                new Fault.ExpireToken());
        return Combinators.combine(operations, Arbitraries.integers().between(1, 3), faults)
                .as(Happening.Misbehave::new);
    }

    private static Arbitrary<Blow> blow() {
        Arbitrary<Integer> writes = Arbitraries.integers().between(1, WRITES);
        Arbitrary<Integer> steps = Arbitraries.integers().between(1, STEPS);
        return Arbitraries.frequencyOf(
                Tuple.of(
                        3,
                        Combinators.combine(steps, Arbitraries.of(true, false)).as(Blow.Death::new)),
                Tuple.of(1, writes.map(Blow.Freeze::new)),
                Tuple.of(1, writes.map(Blow.Late::new)));
    }

    private static Arbitrary<Boolean> often() {
        return Arbitraries.of(true, true, true, false);
    }

    private static Arbitrary<Integer> which() {
        return Arbitraries.integers().between(0, LONGEST);
    }

    static Arbitrary<Integer> group() {
        return Arbitraries.integers().between(0, GROUPS - 1);
    }

    static Arbitrary<Integer> person() {
        return Arbitraries.integers().between(0, PEOPLE - 1);
    }

    static Arbitrary<Integer> process() {
        return Arbitraries.integers().between(0, PROCESSES - 1);
    }
}
