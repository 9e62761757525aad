package io.chate2ee.groupsync.histories;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.groupsync.apply.Replica;
import io.chate2ee.groupsync.cloud.TestCloud;
import io.chate2ee.groupsync.plan.History;
import io.chate2ee.standin.faults.FaultRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Lets one history happen to the real applier, the real stand-in and a real database. */
final class HistoryRun {
    /**
     * Some things take a second of the clock: a token that is renewed within the second it was made in is the same token. The rest is
     * for machines that have much else to do.
     */
    private static final Duration LONGEST_TO_QUIET = Duration.ofMinutes(2);

    private final Stage stage;
    private final Writers writers = new Writers();
    private final List<Process> processes = new ArrayList<>();
    private final Scene scene;
    private final GrantWatch grants;
    private final Stays stays;
    private final TakenOver takenOver;
    private History policy = History.ALL;
    private boolean disturbed;

    HistoryRun(Stage stage) {
        this.stage = stage;
        stage.surroundings().clear();
        this.stays = new Stays(stage.surroundings().standIn());
        this.scene = new Scene(stage.surroundings(), stays);
        this.grants = new GrantWatch(stage.surroundings().standIn(), scene);
        this.takenOver = new TakenOver(stage.surroundings().pool());
        IntStream.range(0, Happenings.PROCESSES).forEach(number -> processes.add(newProcess()));
    }

    private Process newProcess() {
        Fate fate = new Fate(writers);
        var way = TestCloud.over(
                fate.around(stage.transport()),
                stage.settingsUnder(policy),
                stage.surroundings().vertx().getDelegate());
        return new Process(
                Replica.on(
                        stage.settingsUnder(policy),
                        way,
                        fate.around(stage.surroundings().pool()),
                        stage.owner()),
                fate);
    }

    void take(Happening happening) throws Exception {
        disturbed |= happening instanceof Happening.Doom || happening instanceof Happening.Misbehave;
        if (happening instanceof Happening.Change change) {
            scene.change(change);
            grants.desiredChanged();
        } else if (happening instanceof Happening.Unheard unheard) {
            scene.happensUnheard(unheard.what());
        } else if (happening instanceof Happening.Work work) {
            work(work);
        } else if (happening instanceof Happening.Publish publish) {
            publish(publish);
        } else if (happening instanceof Happening.Sweep sweep) {
            sweep(processes.get(sweep.process()));
        } else if (happening instanceof Happening.Misbehave trouble) {
            stage.surroundings()
                    .standIn()
                    .faults()
                    .add(FaultRule.next(trouble.times(), trouble.operation(), trouble.fault()));
        } else if (happening instanceof Happening.Doom doom) {
            processes.get(doom.process()).fate.await(doom.blow());
        } else if (happening instanceof Happening.Thaw thaw) {
            thaw(processes.get(thaw.process()));
        } else if (happening instanceof Happening.Restart restart) {
            restart(restart.policy());
        } else if (happening instanceof Happening.Verify) {
            lateRequestsArrive();
            verifyNow();
        }
    }

    /** The old ones are told to end and do, so that what newcomers are given is changed for all at once. */
    private void restart(History next) throws Exception {
        for (Process process : List.copyOf(processes)) {
            process.fate.spare();
            thaw(process);
        }
        policy = next;
        stays.decideBy(next);
        processes.replaceAll(process -> newProcess());
    }

    private void publish(Happening.Publish publish) {
        var person = scene.people().get(publish.person());
        if (publish.usable()) {
            person.publishesCard();
        } else {
            person.publishesCardThatOnlySigns();
        }
    }

    private void work(Happening.Work work) throws Exception {
        sql("update groups set next_attempt_at = null where next_attempt_at is not null");
        List<Process> working = new ArrayList<>();
        if (work.first()) {
            working.add(processes.get(0));
        }
        if (work.second()) {
            working.add(processes.get(1));
        }
        working.forEach(Process::start);
        Happening.Change meanwhile = work.meanwhile();
        if (meanwhile != null) {
            scene.change(meanwhile);
        }
        untilStill(working);
        if (meanwhile != null) {
            grants.desiredChanged();
        }
    }

    private void sweep(Process process) throws Exception {
        sql("update cards set looked_up_at = clock_timestamp() - interval '1 day'");
        process.sweep();
        untilStill(List.of(process));
    }

    private void untilStill(List<Process> working) throws Exception {
        for (Process process : working) {
            process.untilStill();
            if (process.fate.isFrozen()) {
                takenOver.standsStill(process.fate);
            }
        }
        processes.replaceAll(process -> process.fate.isDead() ? newProcess() : process);
        // Whoever holds a lease now will not prolong it before lease and request time-out have passed.
        sql("update groups set lease_until = clock_timestamp() - interval '1 hour' where lease_holder is not null");
    }

    private void thaw(Process process) throws Exception {
        grants.excuse(process::thaw);
        takenOver.wentOn(process.fate);
        untilStill(List.of(process));
    }

    /** The second look at the cloud is made when no request can be on its way any more; a frozen process still can. */
    private void lateRequestsArrive() throws Exception {
        for (Process process : processes) {
            grants.excuse(process.fate::deliverLate);
        }
    }

    private void verifyNow() {
        sql("update groups set verify_at = clock_timestamp(), doubted_at = doubted_at - interval '40 days'"
                + " where verify_at is not null");
    }

    /** Nothing happens any more; everything that is left to do is done. */
    void becomesQuiet() throws Exception {
        scene.everythingLateArrives();
        grants.desiredChanged();
        stage.surroundings().standIn().faults().clear();
        for (Process process : List.copyOf(processes)) {
            process.fate.spare();
            thaw(process);
        }
        if (stays.everFromJoin()) {
            // What another rule gives to those who are in comes with the next round of their group.
            scene.groups().forEach(group -> group.chat.touch());
        }
        long began = System.nanoTime();
        for (int round = 0; System.nanoTime() - began < LONGEST_TO_QUIET.toNanos(); round++) {
            work(new Happening.Work(true, true, null));
            verifyNow();
            Process sweeper = processes.get(round % processes.size());
            sweep(sweeper);
            if (sweeper.hasSwept() && isAtRest()) {
                return;
            }
        }
        throw new AssertionError("does not come to rest: " + stage.rowsOf("groups"));
    }

    /** Whether nothing is left to do, now or later. */
    boolean isAtRest() {
        return stage.rowsOf("groups where dirty_since is not null or lease_holder is not null or verify_at is not null")
                .isEmpty();
    }

    /** Compares everything that can be seen with what is desired. */
    void check() throws Exception {
        new Rights(stage, scene, stays).check(policy);
        grants.check();
        new RemovalsFirst(grants, stage.owner().identity().value(), disturbed).check();
        new BlindWrites(grants, stage.surroundings().standIn().calls()).check();
        assertThat(writers.collisions())
                .as("writers of a group at the same time")
                .isEmpty();
        checkReplay();
    }

    /** Being told everything again changes nothing. */
    private void checkReplay() throws Exception {
        stage.surroundings().standIn().forgetCalls();
        scene.groups().forEach(group -> group.chronicle.isReadAgain());
        assertThat(stage.rowsOf("groups where dirty_since is not null"))
                .as("groups that a replay gives work on")
                .isEmpty();
        scene.groups().forEach(group -> group.chat.touch());
        work(new Happening.Work(true, true, null));
        assertThat(grants.writes()).as("writes of a replay").isEmpty();
    }

    private void sql(String statement) {
        stage.surroundings().sql(statement);
    }
}
