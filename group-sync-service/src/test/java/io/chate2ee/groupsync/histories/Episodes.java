package io.chate2ee.groupsync.histories;

import io.chate2ee.groupsync.histories.Happening.Admit;
import io.chate2ee.groupsync.histories.Happening.Arrive;
import io.chate2ee.groupsync.histories.Happening.Ban;
import io.chate2ee.groupsync.histories.Happening.Doom;
import io.chate2ee.groupsync.histories.Happening.Misbehave;
import io.chate2ee.groupsync.histories.Happening.Publish;
import io.chate2ee.groupsync.histories.Happening.Remove;
import io.chate2ee.groupsync.histories.Happening.Snapshot;
import io.chate2ee.groupsync.histories.Happening.Thaw;
import io.chate2ee.groupsync.histories.Happening.Unban;
import io.chate2ee.groupsync.histories.Happening.Unheard;
import io.chate2ee.groupsync.histories.Happening.Work;
import io.chate2ee.standin.exchange.Operation;
import io.chate2ee.standin.faults.Fault;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** What chance alone would hardly ever let meet. Each lies somewhere in a life, with anything before and after it. */
final class Episodes {
    private static final Work BOTH_WORK = new Work(true, true, null);

    private Episodes() {}

    static Arbitrary<List<Happening>> any() {
        return Arbitraries.oneOf(List.of(
                takenOverWhileFrozen(),
                bannedAndBack(),
                answersLost(),
                listedWithoutOne(),
                resetComesLate(),
                outByALateBan()));
    }

    /** One goes and one comes, and whoever works on that stands still in the midst of it while the other finishes it. */
    private static Arbitrary<List<Happening>> takenOverWhileFrozen() {
        return Combinators.combine(
                        Happenings.group(),
                        Happenings.person(),
                        Happenings.person(),
                        Happenings.process(),
                        Arbitraries.integers().between(1, Happenings.WRITES))
                .as((group, goes, comes, frozen, writes) -> List.of(
                        new Publish(goes, true),
                        new Admit(group, goes),
                        new Work(true, true, null),
                        new Remove(group, goes),
                        new Publish(comes, true),
                        new Admit(group, comes),
                        new Doom(frozen, new Blow.Freeze(writes)),
                        new Work(frozen == 0, frozen == 1, null),
                        new Work(frozen == 1, frozen == 0, null),
                        new Thaw(frozen)));
    }

    /** Whoever was banned is admitted again, by somebody who does not know. */
    private static Arbitrary<List<Happening>> bannedAndBack() {
        return Combinators.combine(Happenings.group(), Happenings.person())
                .as((group, person) -> List.of(
                        new Publish(person, true),
                        new Ban(group, person),
                        new Admit(group, person),
                        new Work(true, false, null)));
    }

    /** No answer comes to a push, and perhaps none to the look at what became of it. */
    private static Arbitrary<List<Happening>> answersLost() {
        return Combinators.combine(
                        Happenings.group(),
                        Happenings.person(),
                        Happenings.process(),
                        Arbitraries.integers().between(1, 3))
                .as((group, person, process, looks) -> List.of(
                        new Publish(person, true),
                        new Admit(group, person),
                        new Misbehave(Operation.KEYKNOX_V2_PUSH, 1, new Fault.DropAnswer()),
                        new Misbehave(Operation.KEYKNOX_V2_PULL, looks, new Fault.Answer(503, 10000, null)),
                        new Work(process == 0, process == 1, null),
                        new Work(process == 0, process == 1, null)));
    }

    /** Somebody went of whom nobody was told but by the list. */
    private static Arbitrary<List<Happening>> listedWithoutOne() {
        return Combinators.combine(Happenings.group(), Happenings.person())
                .as((group, person) -> List.of(
                        new Publish(person, true),
                        new Admit(group, person),
                        BOTH_WORK,
                        new Unheard(new Remove(group, person)),
                        new Snapshot(group),
                        BOTH_WORK));
    }

    /** What was to take copies away is carried out when they were given again. */
    private static Arbitrary<List<Happening>> resetComesLate() {
        return Combinators.combine(Happenings.group(), Happenings.person(), Happenings.process())
                .as((group, person, process) -> List.of(
                        new Publish(person, true),
                        new Admit(group, person),
                        BOTH_WORK,
                        new Remove(group, person),
                        new Doom(process, new Blow.Late(2)),
                        new Work(process == 0, process == 1, null),
                        new Admit(group, person),
                        BOTH_WORK,
                        new Thaw(process)));
    }

    /** Of a ban and its end, both between two admissions, the ledger hears one after the other when all is over. */
    private static Arbitrary<List<Happening>> outByALateBan() {
        return Combinators.combine(Happenings.group(), Happenings.person())
                .as((group, person) -> List.of(
                        new Publish(person, true),
                        new Admit(group, person),
                        BOTH_WORK,
                        new Unheard(new Ban(group, person)),
                        new Unheard(new Unban(group, person)),
                        new Admit(group, person),
                        new Arrive(group, 0),
                        BOTH_WORK,
                        new Arrive(group, 0),
                        BOTH_WORK));
    }
}
