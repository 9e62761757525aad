package io.chate2ee.groupsync.ledger;

import static io.chate2ee.groupsync.ledger.Told.banned;
import static io.chate2ee.groupsync.ledger.Told.created;
import static io.chate2ee.groupsync.ledger.Told.deleted;
import static io.chate2ee.groupsync.ledger.Told.from;
import static io.chate2ee.groupsync.ledger.Told.in;
import static io.chate2ee.groupsync.ledger.Told.out;
import static io.chate2ee.groupsync.ledger.Told.snapshot;
import static io.chate2ee.groupsync.ledger.Told.unbanned;
import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.event.GroupEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random histories, each under its own seed, which a failing test names. */
class DisorderTest {
    private static final List<String> UIDS = List.of("alice", "bob", "carol", "dave", "erin");

    static LongStream seeds() {
        return LongStream.range(0, 500);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aLifesEventsInAnyOrderAnyNumberOfTimesAndAnyBatchesEndTheSame(long seed) {
        Random random = new Random(seed);
        List<Received> history = oneLife(10, random, random.nextBoolean());
        Ledgers ordered = Ledgers.after(history.toArray(Received[]::new));

        List<Received> disordered = withRepeats(history, random);
        Collections.shuffle(disordered, random);
        Ledgers ledger = new Ledgers();
        foldInBatches(ledger, disordered, random);

        assertSame(ledger, ordered);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aWholeTopicReadAgainChangesNothingAndWakesNobody(long seed) {
        Random random = new Random(seed);
        List<Received> history = manyLives(random);
        Ledgers ledger = new Ledgers();
        foldInBatches(ledger, history, random);
        int writes = ledger.writes();
        ledger.tookWork();
        ledger.tookUrgent();

        foldInBatches(ledger, history, random);

        assertThat(ledger.writes()).isEqualTo(writes);
        assertThat(ledger.tookWork()).isFalse();
        assertThat(ledger.tookUrgent()).isFalse();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void eventsReadAgainLaterLeaveTheNewestLifeAsItIs(long seed) {
        Random random = new Random(seed);
        List<Received> history = manyLives(random);
        Ledgers ordered = Ledgers.after(history.toArray(Received[]::new));

        List<Received> repeated = new ArrayList<>(history);
        for (int i = 0; i < history.size(); i++) {
            int original = random.nextInt(history.size());
            int after = repeated.indexOf(history.get(original)) + 1;
            repeated.add(after + random.nextInt(repeated.size() - after + 1), history.get(original));
        }
        Ledgers ledger = new Ledgers();
        foldInBatches(ledger, repeated, random);

        assertSame(ledger, ordered);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void oneBatchOrManyMakeNoDifference(long seed) {
        Random random = new Random(seed);
        List<Received> history = manyLives(random);
        Ledgers oneByOne = Ledgers.after(history.toArray(Received[]::new));
        Ledgers atOnce = new Ledgers();

        for (int next = 0; next < history.size(); ) {
            int end = endOfBatch(history, next, history.size());
            atOnce.foldBatch(history.subList(next, end));
            next = end;
        }

        assertSame(atOnce, oneByOne);
        UIDS.forEach(uid -> assertThat(atOnce.standing(uid)).isEqualTo(oneByOne.standing(uid)));
    }

    private static void assertSame(Ledgers ledger, Ledgers expected) {
        assertThat(ledger.desired()).isEqualTo(expected.desired());
        assertThat(ledger.newest().map(Life::ended)).isEqualTo(expected.newest().map(Life::ended));
        assertThat(ledger.lives()).isEqualTo(expected.lives());
    }

    /** Times repeat on purpose: ties within the partition are settled by offset. */
    private static List<Received> oneLife(double createdAt, Random random, boolean ends) {
        List<Received> history = new ArrayList<>();
        history.add(created(createdAt, someone(random), someone(random)));
        double time = createdAt;
        for (int i = 0; i < 12; i++) {
            time += random.nextInt(3) * 0.4;
            @Nullable Double told = random.nextInt(4) == 0 ? null : Double.valueOf(createdAt);
            history.add(something(createdAt, told, time, random));
        }
        if (ends) {
            history.add(deleted(createdAt, time + 0.1));
        }
        return numbered(history, random);
    }

    /** A snapshot lies between two events: at the very moment of one, what counts is settled by another snapshot. */
    private static Received something(double createdAt, @Nullable Double told, double time, Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> banned(createdAt, time, someone(random));
            case 1 -> unbanned(createdAt, time, someone(random));
            case 2 -> snapshot(createdAt, time + 0.05, someone(random), someone(random), "!frank");
            case 3, 4, 5 -> in(told, time, someone(random));
            default -> out(told, time, someone(random));
        };
    }

    private static List<Received> manyLives(Random random) {
        List<Received> history = new ArrayList<>();
        int lives = 1 + random.nextInt(4);
        double createdAt = 10;
        for (int life = 0; life < lives; life++) {
            boolean ends = random.nextInt(3) > 0;
            history.addAll(oneLife(createdAt, random, ends));
            // The next life may follow within the second, unless the deletion of this one goes missing.
            createdAt = lastTime(history) + (ends && random.nextBoolean() ? 0.2 : 5);
        }
        return numbered(history, random);
    }

    private static double lastTime(List<Received> history) {
        return java.time.Duration.between(
                                Told.at(0), history.get(history.size() - 1).effectiveAt())
                        .toMillis()
                / 1000.0;
    }

    private static List<Received> numbered(List<Received> history, Random random) {
        int partition = random.nextInt(12);
        return new ArrayList<>(IntStream.range(0, history.size())
                .mapToObj(i -> from(partition, i, history.get(i)))
                .toList());
    }

    private static List<Received> withRepeats(List<Received> history, Random random) {
        List<Received> repeated = new ArrayList<>(history);
        history.forEach(event -> repeated.addAll(Collections.nCopies(random.nextInt(3), event)));
        return repeated;
    }

    private static void foldInBatches(Ledgers ledger, List<Received> events, Random random) {
        int next = 0;
        while (next < events.size()) {
            int end = endOfBatch(events, next, Math.min(events.size(), next + 1 + random.nextInt(5)));
            ledger.foldBatch(events.subList(next, end));
            next = end;
        }
    }

    /** Nothing of its group follows a snapshot in its batch. */
    private static int endOfBatch(List<Received> events, int next, int limit) {
        int end = next + 1;
        while (end < limit && !(events.get(end - 1).event() instanceof GroupEvent.SnapshotPart)) {
            end++;
        }
        return end;
    }

    private static String someone(Random random) {
        return UIDS.get(random.nextInt(UIDS.size()));
    }
}
