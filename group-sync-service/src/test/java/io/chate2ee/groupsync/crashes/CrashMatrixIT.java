package io.chate2ee.groupsync.crashes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A process of the service is killed (kill -9) in the midst of all kinds of changes at once. It is started again, or another that was
 * there all the time goes on; afterwards nothing is lost, doubled or done by half.
 *
 * <p>{@code -Dcrash.points=all} goes through all points of the table and prints it, {@code K3,K5} through these;
 * {@code -Dcrash.repeats=200} through so many of any, drawn by {@code -Dcrash.seed}. Last of all a process is frozen (SIGSTOP) for {@code -Dcrash.frozen-seconds=120}, and wakes up when another has done its work.
 */
class CrashMatrixIT {
    private static final String FEW = "K4";

    /** Longer than a lease and a request together. */
    private static final Duration FROZEN = Duration.ofSeconds(Long.getLong("crash.frozen-seconds", 7));

    private static final int REPEATS = Integer.getInteger("crash.repeats", 0);
    private static final long SEED = Long.getLong("crash.seed", System.nanoTime());

    private static Servers servers;

    @BeforeAll
    static void start() throws Exception {
        servers = new Servers();
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @Test
    void afterEachDeathEverythingIsAsItShouldBe() throws Exception {
        String asked = System.getProperty("crash.points", FEW);
        List<KillPoint> points = Arrays.stream(KillPoint.values())
                .filter(point ->
                        asked.equals("all") || List.of(asked.split(",")).contains(point.name()))
                .toList();
        Table table = new Table();
        Pod pod = servers.launch(Map.of()).ready();
        try {
            for (KillPoint point : points) {
                pod = restarted(point, pod, table);
                if (!asked.equals(FEW)) {
                    pod = takenOver(point, pod, table);
                }
            }
            pod = atRandom(pod, table);
            frozen(pod, table);
        } finally {
            pod.close();
            System.out.println(table);
        }
        assertThat(table.bad()).isEmpty();
    }

    private static Pod atRandom(Pod first, Table table) throws Exception {
        Random random = new Random(SEED);
        Pod pod = first;
        for (int i = 1; i <= REPEATS; i++) {
            KillPoint point = KillPoint.values()[random.nextInt(KillPoint.values().length)];
            System.out.printf("%d of %d, -Dcrash.seed=%d%n", i, REPEATS, SEED);
            pod = random.nextBoolean() ? restarted(point, pod, table) : takenOver(point, pod, table);
        }
        return pod;
    }

    private static Pod restarted(KillPoint point, Pod pod, Table table) throws Exception {
        try (CrashRound round = new CrashRound(servers, point, pod, soleReader().getValue())) {
            round.prepare();
            round.reach();
            pod.kill();
            round.heal();
            Pod again = servers.launch(Map.of());
            table.add(point, "same", round.judge());
            return again.ready();
        }
    }

    private static Pod takenOver(KillPoint point, Pod pod, Table table) throws Exception {
        String victim = soleReader().getKey();
        Pod spare = servers.launch(Map.of()).ready();
        Set<Integer> partitions = partitionsBeside(victim);
        try (CrashRound round = new CrashRound(servers, point, pod, partitions)) {
            round.prepare();
            spare.freeze();
            round.reach();
            pod.kill();
            round.heal();
            spare.thaw();
            table.add(point, "other", round.judge());
            return spare;
        }
    }

    /** It is stopped with its first writes on their way, another goes on, and then it wakes up. */
    private static void frozen(Pod pod, Table table) throws Exception {
        String victim = soleReader().getKey();
        try (Pod spare = servers.launch(Map.of()).ready();
                CrashRound round = new CrashRound(servers, KillPoint.K3, pod, partitionsBeside(victim))) {
            round.prepare();
            round.reach();
            pod.freeze();
            round.heal();
            table.add(KillPoint.K3, "frozen", round.judge());
            servers.passes(FROZEN);
            pod.thaw();
            round.awaitNothingIsToBeLookedAt();
            table.add(KillPoint.K3, "awake", round.judge());
        }
    }

    private static Map.Entry<String, Set<Integer>> soleReader() throws Exception {
        await("one process reads").atMost(Duration.ofMinutes(1)).until(() -> {
            var readers = servers.readers();
            return readers.size() == 1 && readers.values().iterator().next().size() == 12;
        });
        return servers.readers().entrySet().iterator().next();
    }

    private static Set<Integer> partitionsBeside(String victim) throws Exception {
        await("two processes read")
                .atMost(Duration.ofMinutes(1))
                .until(() -> servers.readers().size() == 2
                        && servers.readers().containsKey(victim)
                        && servers.readers().values().stream()
                                        .mapToInt(Set::size)
                                        .sum()
                                == 12);
        return Objects.requireNonNull(servers.readers().get(victim));
    }

    /** The table of cells; of deaths that are repeated, the worst. */
    private static final class Table {
        private final Map<KillPoint, Map<String, Map<Change, Cell>>> cells = new EnumMap<>(KillPoint.class);
        private final List<String> bad = new ArrayList<>();
        private int judgements;

        void add(KillPoint point, String who, Map<Change, Cell> judged) {
            Map<Change, Cell> worst = cells.computeIfAbsent(point, any -> new java.util.TreeMap<>())
                    .computeIfAbsent(who, any -> new EnumMap<>(Change.class));
            judged.forEach((change, cell) -> {
                worst.merge(change, cell, Cell::worse);
                judgements++;
                if (!cell.isGood()) {
                    bad.add(point + " " + who + " " + change + ": " + cell);
                }
            });
            System.out.println(point + " " + point.meaning + ", " + who + ": " + judged);
        }

        List<String> bad() {
            return bad;
        }

        @Override
        public String toString() {
            StringBuilder text =
                    new StringBuilder("\nSeconds until all was right; same: started again, other: taken over\n");
            text.append(String.format("%-5s%-6s", "", ""));
            Arrays.stream(Change.values()).forEach(change -> text.append(String.format("%13s", change)));
            cells.forEach((point, whos) -> whos.forEach((who, judged) -> text.append(
                            String.format("%n%-5s%-6s", point, who))
                    .append(Arrays.stream(Change.values())
                            .map(change -> String.format("%13s", judged.containsKey(change) ? judged.get(change) : "-"))
                            .collect(Collectors.joining()))));
            return text.append(String.format("%n%d cells, %d bad%n", judgements, bad.size()))
                    .toString();
        }
    }
}
