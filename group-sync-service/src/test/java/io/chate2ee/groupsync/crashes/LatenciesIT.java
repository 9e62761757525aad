package io.chate2ee.groupsync.crashes;

import static org.awaitility.Awaitility.await;

import io.chate2ee.contract.event.GroupEventType;
import io.chate2ee.standin.faults.Fault;
import io.chate2ee.standin.faults.FaultRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How long it takes from an event on the topic until the cloud is as it should be, one change at a time, in a process of the service with its
 * own settings. Prints a table; only whether everything was applied can fail. {@code -Dlatency.changes=100}: so many of each kind.
 */
@EnabledIfSystemProperty(named = "latency.changes", matches = "[1-9][0-9]*", disabledReason = "measures, on demand")
class LatenciesIT {
    private static final int CHANGES = Integer.getInteger("latency.changes", 0);
    private static final int WARM_UP = 30;
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(2);

    private static Servers servers;
    private int groups;

    @BeforeAll
    static void start() throws Exception {
        servers = new Servers();
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @Test
    void fromAnEventToTheCloud() throws Exception {
        Map<String, String> asDeployed = Map.of("sync.settle", "100ms", "sync.lease", "6s", "sync.card-age", "1m");
        try (Pod pod = servers.launch(asDeployed).ready()) {
            measured(WARM_UP);
            StringBuilder table = new StringBuilder(
                    "\nMilliseconds from an event to the cloud, %d changes of each kind, one at a time%n"
                            .formatted(CHANGES));
            table.append(String.format("%-14s%-16s%8s%8s%8s%n", "cloud answers", "change", "p50", "p99", "longest"));
            for (long delay : new long[] {0, 50}) {
                servers.surroundings.standIn().faults().clear();
                if (delay > 0) {
                    servers.surroundings.standIn().faults().add(always(new Fault.Delay(Duration.ofMillis(delay))));
                }
                measured(CHANGES)
                        .forEach((type, took) -> table.append(String.format(
                                "in %2d ms      %-16s%8d%8d%8d%n",
                                delay, type, percentile(took, 50), percentile(took, 99), percentile(took, 100))));
            }
            System.out.println(table);
        }
    }

    /** Groups that are made, joined by one and left by one, so that every change meets as many epochs. */
    private Map<GroupEventType, List<Long>> measured(int count) throws Exception {
        Map<GroupEventType, List<Long>> took = new EnumMap<>(GroupEventType.class);
        for (int number = 0; number < count; number++) {
            Group group = new Group("latency-" + ++groups, Change.CREATE, servers);
            take(took, group, new Change.Told(GroupEventType.CREATED, 0, 3), Set.of(0, 1, 2), 1);
            take(took, group, new Change.Told(GroupEventType.MEMBER_ADDED, 3, 4), Set.of(0, 1, 2, 3), 1);
            take(took, group, new Change.Told(GroupEventType.MEMBER_KICKED, 3, 4), Set.of(0, 1, 2), 2);
        }
        return took;
    }

    private static void take(
            Map<GroupEventType, List<Long>> took, Group group, Change.Told told, Set<Integer> members, int epochs)
            throws Exception {
        long began = System.nanoTime();
        group.tell(told);
        await(told + " is applied")
                .atMost(LONGEST)
                .pollDelay(Duration.ZERO)
                .pollInterval(LOOK_EVERY)
                .until(() -> group.wrongRights(members, epochs).isEmpty());
        took.computeIfAbsent(told.type(), any -> new ArrayList<>())
                .add(Duration.ofNanos(System.nanoTime() - began).toMillis());
    }

    private static long percentile(List<Long> took, int percent) {
        List<Long> sorted = new ArrayList<>(took);
        Collections.sort(sorted);
        return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
    }

    private static FaultRule always(Fault fault) {
        return new FaultRule(null, null, null, 0, FaultRule.EVERY, 1, 0, fault);
    }
}
