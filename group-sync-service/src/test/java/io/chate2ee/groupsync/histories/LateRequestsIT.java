package io.chate2ee.groupsync.histories;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.groupsync.histories.Happening.Admit;
import io.chate2ee.groupsync.histories.Happening.Delete;
import io.chate2ee.groupsync.histories.Happening.Doom;
import io.chate2ee.groupsync.histories.Happening.Misbehave;
import io.chate2ee.groupsync.histories.Happening.Publish;
import io.chate2ee.groupsync.histories.Happening.Remove;
import io.chate2ee.groupsync.histories.Happening.Thaw;
import io.chate2ee.groupsync.histories.Happening.Verify;
import io.chate2ee.groupsync.histories.Happening.Work;
import io.chate2ee.standin.exchange.Operation;
import io.chate2ee.standin.faults.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that were given up as lost, and are carried out when much else has happened. */
class LateRequestsIT {
    private static final int ALICE = 0;
    private static final int BOB = 1;
    private static final Work WORK = new Work(true, false, null);
    private static final Thaw LATE_REQUESTS_ARRIVE = new Thaw(0);

    private static Stage stage;
    private HistoryRun run;

    @BeforeAll
    static void open() {
        stage = Stage.open();
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @BeforeEach
    void aGroupOfAlice() throws Exception {
        run = new HistoryRun(stage);
        happen(new Publish(ALICE, true), new Publish(BOB, true), new Admit(0, ALICE), WORK);
    }

    @Test
    void aPushIsRefusedOnceItsMemberIsOutAndLeavesNothingBehind() throws Exception {
        happen(new Admit(0, BOB), theNextWriteIsLate(), WORK);
        happen(new Remove(0, BOB), WORK);

        happen(LATE_REQUESTS_ARRIVE);

        run.check();
    }

    @Test
    void aPushIsRefusedEvenIfWritingOverItsHashHadToWait() throws Exception {
        happen(new Admit(0, BOB), theNextWriteIsLate(), WORK);
        happen(new Remove(0, BOB), aPushFails(), WORK, WORK);

        happen(LATE_REQUESTS_ARRIVE);

        run.check();
    }

    @Test
    void aResetThatTakesBackWhatWasGrantedSinceIsNoticedAndRepaired() throws Exception {
        happen(new Admit(0, BOB), WORK);
        happen(new Remove(0, BOB), writeIsLate(2), WORK);
        happen(new Admit(0, BOB), WORK, LATE_REQUESTS_ARRIVE);
        assertThat(run.isAtRest()).as("nothing more is to be looked at").isFalse();

        run.becomesQuiet();

        run.check();
    }

    @Test
    void aPushThatMakesADeletedGroupAnewIsNoticedAndUndone() throws Exception {
        happen(new Publish(2, true), new Admit(1, 2), theNextWriteIsLate(), WORK);
        happen(new Delete(1), WORK, LATE_REQUESTS_ARRIVE);
        assertThat(run.isAtRest()).as("nothing more is to be looked at").isFalse();

        run.becomesQuiet();

        run.check();
    }

    @Test
    void whatAProcessWritesThatWasFrozenUntilAllWasVerifiedIsNoticedByItself() throws Exception {
        Work other = new Work(false, true, null);
        happen(new Publish(2, true), new Admit(1, 2), new Doom(0, new Blow.Freeze(1)), WORK);
        happen(new Delete(1), other, new Verify(), other);
        assertThat(run.isAtRest())
                .as("nobody thinks of the frozen one any more")
                .isTrue();

        happen(new Thaw(0));
        assertThat(run.isAtRest()).as("nothing more is to be looked at").isFalse();

        run.becomesQuiet();

        run.check();
    }

    private static Misbehave aPushFails() {
        return new Misbehave(Operation.KEYKNOX_V2_PUSH, 1, new Fault.Answer(503, 10000, null));
    }

    private static Doom theNextWriteIsLate() {
        return writeIsLate(1);
    }

    private static Doom writeIsLate(int number) {
        return new Doom(0, new Blow.Late(number));
    }

    private void happen(Happening... happenings) throws Exception {
        for (Happening happening : happenings) {
            run.take(happening);
        }
    }
}
