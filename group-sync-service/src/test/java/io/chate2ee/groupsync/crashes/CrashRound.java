package io.chate2ee.groupsync.crashes;

import static org.awaitility.Awaitility.await;

import io.chate2ee.contract.topic.Topics;
import io.chate2ee.standin.exchange.Operation;
import io.chate2ee.standin.faults.Fault;
import io.chate2ee.standin.faults.FaultRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;

/** One death, in the midst of all changes at once, each in a group of its own; and what becomes of them afterwards. */
final class CrashRound implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    /** Unlike for ever, it is counted down. */
    private static final int MANY = 100_000;

    /** Shorter than a request may take. */
    private static final Duration SLOWNESS = Duration.ofMillis(1_700);

    final Holds holds;
    private final Servers servers;
    private final KillPoint point;
    private final Pod victim;
    private final List<Group> groups = new ArrayList<>();
    private final Map<Change, String> ledgerBefore = new EnumMap<>(Change.class);
    private int babbled;
    private long writes = -1;

    /**
     * A round.
     *
     * @param partitions that the victim reads
     */
    CrashRound(Servers servers, KillPoint point, Pod victim, Set<Integer> partitions) throws Exception {
        this.servers = servers;
        this.point = point;
        this.victim = victim;
        this.holds = new Holds(servers.surroundings);
        for (Change change : Change.values()) {
            if (point.concerns(change)) {
                groups.add(new Group(guid(change, partitions), change, servers));
            }
        }
    }

    private static String guid(Change change, Set<Integer> partitions) {
        String stem = change.name().toLowerCase(java.util.Locale.ROOT) + "-" + System.nanoTime() + "-";
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> stem + i)
                .filter(guid -> partitions.contains(
                        Utils.toPositive(Utils.murmur2(guid.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                                % Servers.PARTITIONS))
                .findFirst()
                .orElseThrow();
    }

    /** The groups as they are before. */
    void prepare() throws Exception {
        int steps = groups.stream()
                .mapToInt(group -> group.change.before.size())
                .max()
                .orElse(0);
        for (int step = 0; step < steps; step++) {
            for (Group group : groups) {
                if (step < group.change.before.size()) {
                    group.tell(group.change.before.get(step));
                }
            }
            // One by one, so that each removal has its epoch.
            awaitStep(step);
        }
    }

    private void awaitStep(int step) {
        await("what was before")
                .atMost(LONGEST)
                .until(() -> groups.stream().allMatch(group -> isAfter(group, step + 1)) && unsettled() == 0);
        groups.forEach(group -> ledgerBefore.put(group.change, group.ledger()));
    }

    private static boolean isAfter(Group group, int events) {
        return group.wrongRights(group.change.membersAfter(events), group.change.epochsAfter(events))
                .isEmpty();
    }

    private int unsettled() {
        return servers.surroundings
                .pool()
                .query("select 1 from groups where dirty_since is not null or lease_holder is not null")
                .executeAndAwait()
                .size();
    }

    void reach() throws Exception {
        point.reach(this);
    }

    /** After the death: nothing is held, slow or faulty any more. */
    void heal() throws Exception {
        holds.release();
        servers.surroundings.standIn().faults().clear();
        point.afterDeath(this);
    }

    /** How many groups are changed in the cloud. */
    int writers() {
        return (int)
                groups.stream().filter(group -> group.change.isForTheCloud()).count();
    }

    List<String> guids() {
        return groups.stream().map(group -> group.guid).toList();
    }

    Pod victim() {
        return victim;
    }

    void tellAll() throws Exception {
        for (Group group : groups) {
            group.tell(group.change.event);
        }
    }

    void tellAgain(int newest) throws Exception {
        for (Group group : groups) {
            servers.chat.tellAgain(group.guid, newest);
        }
    }

    void babble() throws Exception {
        for (Group group : groups) {
            servers.chat.babble(group.guid);
            babbled++;
        }
    }

    void slow(double share, Operation... operations) {
        for (Operation operation : operations) {
            servers.surroundings
                    .standIn()
                    .faults()
                    .add(new FaultRule(operation, null, null, 0, MANY, share, 1, new Fault.Delay(SLOWNESS)));
        }
    }

    void awaitCalls(int number) {
        await("calls on their way")
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> servers.surroundings.standIn().faults().pending().stream()
                                .mapToInt(rule -> MANY - rule.left())
                                .sum()
                        >= number);
    }

    void awaitLedger() {
        await("the ledger knows")
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> groups.stream()
                        .filter(group -> group.change.isForTheCloud())
                        .noneMatch(group -> group.ledger().equals(ledgerBefore.getOrDefault(group.change, ""))));
    }

    void awaitRight() {
        await("everything is right").atMost(LONGEST).until(() -> groups.stream().allMatch(this::isRight));
    }

    void awaitStopping() {
        victim.awaitNotReady(LONGEST);
    }

    /** Whoever took over has had its second look at the cloud. */
    void awaitNothingIsToBeLookedAt() {
        await("the last look at the cloud")
                .atMost(LONGEST)
                .until(() -> unsettled() == 0
                        && servers.surroundings
                                        .pool()
                                        .query("select 1 from groups where verify_at is not null")
                                        .executeAndAwait()
                                        .size()
                                == 0);
    }

    void nothingMoreIsToBeWritten() {
        await("nothing left to do").atMost(LONGEST).until(() -> unsettled() == 0);
        writes = written();
    }

    private long written() {
        return servers.surroundings.standIn().calls().stream()
                .filter(call ->
                        call.operation() == Operation.KEYKNOX_V2_PUSH || call.operation() == Operation.KEYKNOX_V2_RESET)
                .count();
    }

    private boolean isRight(Group group) {
        return group.wrongRights(group.change.members(), group.change.epochs).isEmpty();
    }

    /** Waits until all is right, and judges each change: empty is good. Seconds until it was right are added up elsewhere. */
    Map<Change, Cell> judge() {
        long from = System.nanoTime();
        Map<Change, Double> seconds = new EnumMap<>(Change.class);
        try {
            await().atMost(LONGEST).pollInterval(Duration.ofMillis(50)).until(() -> {
                groups.stream()
                        .filter(group -> !seconds.containsKey(group.change) && isRight(group))
                        .forEach(group -> seconds.put(group.change, (System.nanoTime() - from) / 1e9));
                return seconds.size() == groups.size()
                        && servers.everythingIsRead()
                        && unsettled() == 0
                        && outboxIsEmpty();
            });
        } catch (org.awaitility.core.ConditionTimeoutException tooLong) {
            // What is wrong by now is told by the cells.
        }
        Map<Change, Cell> cells = new EnumMap<>(Change.class);
        groups.forEach(group -> cells.put(
                group.change,
                new Cell(
                        group.wrongRights(group.change.members(), group.change.epochs),
                        group.wrongAnnouncements(),
                        seconds.getOrDefault(group.change, Double.NaN))));
        if (writes >= 0 && written() != writes) {
            cells.replaceAll((change, cell) -> cell.with("written-again"));
        }
        if (rejected() < babbled) {
            cells.replaceAll((change, cell) -> cell.with("rejection-lost"));
        }
        return cells;
    }

    private boolean outboxIsEmpty() {
        return servers.surroundings
                        .pool()
                        .query("select 1 from outbox")
                        .executeAndAwait()
                        .size()
                == 0;
    }

    private long rejected() {
        return servers.chat.read(new Topics("").groupEventsRejected()).stream()
                .filter(record -> guids().contains(record.key()))
                .count();
    }

    @Override
    public void close() throws Exception {
        holds.close();
    }
}
