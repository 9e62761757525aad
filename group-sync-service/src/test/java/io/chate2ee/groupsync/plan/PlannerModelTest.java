package io.chate2ee.groupsync.plan;

import static io.chate2ee.groupsync.plan.Views.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories of joins, kicks, late cards, new cards and deletions, with a crash possible in every step. After quiet, the
 * rights in the simulated cloud are exactly the desired ones.
 */
class PlannerModelTest {
    private static final int HISTORIES_PER_BLOCK = 500;
    private static final int PEOPLE = 7;
    private static final int PLACES = 5;
    private static final int KEPT_EPOCHS = 4;
    private static final int ROUNDS_TO_SETTLE = 3;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void afterQuietTheRightsInTheCloudAreTheDesiredOnes(long block) {
        runAll(block, List.of(History.ALL));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void nobodyIsEverGivenWhatWasUsedBeforeTheStay(long block) {
        runAll(block, List.of(History.FROM_JOIN));
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void afterQuietTheRightsAreThoseOfThePolicyThoughItChangesNowAndThen(long block) {
        runAll(block, List.of(History.ALL, History.FROM_JOIN));
    }

    private static void runAll(long block, List<History> policies) {
        for (int i = 0; i < HISTORIES_PER_BLOCK; i++) {
            new Run(block * 1_000_000 + i, policies).run();
        }
    }

    private static Planner planner(History history) {
        return new Planner(new Limits(OWNER, PLACES, KEPT_EPOCHS, history, Views.pushesOf(2)));
    }

    private static final class Run {
        private final long seed;
        private final Random random;
        private final SimulatedCloud cloud = new SimulatedCloud();
        private final Map<Integer, DesiredMember> desired = new TreeMap<>();
        private final Map<Integer, Integer> cards = new TreeMap<>();
        private final List<History> policies;

        /** For each stay the newest epoch that somebody else may have used before it began; -1: none. */
        private final Map<Integer, Long> usedBefore = new TreeMap<>();

        private History policy;
        private boolean ended;
        private int clock;

        Run(long seed, List<History> policies) {
            this.seed = seed;
            this.policies = policies;
            this.policy = policies.get(0);
            this.random = new Random(seed);
        }

        void run() {
            int changes = 1 + random.nextInt(25);
            for (int i = 0; i < changes; i++) {
                change();
                if (random.nextInt(3) == 0) {
                    round(random.nextInt(3) == 0);
                }
                if (random.nextInt(6) == 0) {
                    policy = policies.get(random.nextInt(policies.size()));
                }
            }
            ended = random.nextInt(6) == 0;
            for (int i = 0; i < ROUNDS_TO_SETTLE; i++) {
                round(false);
            }
            check();
        }

        private void change() {
            int person = random.nextInt(PEOPLE);
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> desired.computeIfAbsent(person, this::member);
                case 3, 4, 5 -> desired.remove(person);
                case 6 -> cards.merge(person, 1, Integer::sum);
                default -> cards.putIfAbsent(person, 1);
            }
        }

        private DesiredMember member(int person) {
            usedBefore.put(
                    person,
                    cloud.everReadable.values().stream()
                            .flatMap(Set::stream)
                            .max(Long::compare)
                            .orElse(-1L));
            return new DesiredMember(
                    new Uid("user" + person), identity(person), null, Instant.ofEpochSecond(clock++), null);
        }

        private void round(boolean crashes) {
            Plan plan = planner(policy).plan(view());
            assertThat(plan.steps().stream().filter(Step.StoreEpoch.class::isInstance))
                    .as("new epochs in one round, seed %s", seed)
                    .hasSizeLessThanOrEqualTo(1);
            int crashAt = crashes && !plan.steps().isEmpty()
                    ? random.nextInt(plan.steps().size())
                    : Integer.MAX_VALUE;
            for (int i = 0; i < plan.steps().size(); i++) {
                if (i == crashAt) {
                    boolean before = random.nextBoolean();
                    cloud.apply(
                            plan.steps().get(i),
                            before ? SimulatedCloud.Crash.BEFORE_THE_CALL : SimulatedCloud.Crash.AFTER_THE_CALL);
                    return;
                }
                cloud.apply(plan.steps().get(i), SimulatedCloud.Crash.NEVER);
            }
        }

        private GroupView view() {
            List<DesiredMember> members = new ArrayList<>();
            desired.forEach((person, member) -> members.add(new DesiredMember(
                    member.uid(),
                    member.identity(),
                    cards.containsKey(person)
                            ? new MemberCard("card-" + person + "-" + cards.get(person), Views.ANY_KEY)
                            : null,
                    member.since(),
                    cloud.stays.get(new Step.BeginStays.Stay(member.uid(), member.since())))));
            List<EpochState> epochs = cloud.epochs.entrySet().stream()
                    .map(entry -> new EpochState(entry.getKey(), entry.getValue(), false))
                    .toList();
            return new GroupView(ended, members, List.copyOf(cloud.holders.values()), epochs);
        }

        private void check() {
            Plan plan = planner(policy).plan(view());
            assertThat(plan.steps()).as("left to do after quiet, seed %s", seed).isEmpty();
            if (ended) {
                assertThat(cloud.copies)
                        .as("copies of a deleted group, seed %s", seed)
                        .isEmpty();
                return;
            }
            Set<Long> kept = cloud.epochs.keySet().stream()
                    .skip(Math.max(0, cloud.epochs.size() - KEPT_EPOCHS))
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<Uid> waiting = Set.copyOf(plan.waiting());
            desired.forEach((person, member) -> {
                if (!waiting.contains(member.uid())) {
                    checkTheMember(person, member, kept);
                }
            });
            checkTheRemoved(waiting);
            assertThat(cloud.copies.size()).isLessThanOrEqualTo(PLACES);
        }

        private void checkTheMember(int person, DesiredMember member, Set<Long> kept) {
            Map<Long, String> copies = cloud.copies.getOrDefault(identity(person), Map.of());
            long first = Objects.requireNonNull(
                    cloud.stays.get(new Step.BeginStays.Stay(member.uid(), member.since())),
                    () -> "no first epoch of " + person + ", seed " + seed);
            kept.stream()
                    .filter(epoch -> epoch >= first)
                    .forEach(epoch -> assertThat(copies.get(epoch))
                            .as("card of %s for epoch %s, seed %s", person, epoch, seed)
                            .isEqualTo("card-" + person + "-" + cards.get(person)));
            assertThat(copies.keySet())
                    .as("rights of %s, seed %s", person, seed)
                    .isNotEmpty()
                    .allMatch(epoch -> epoch >= first);
            if (policy == History.ALL) {
                assertThat(first).as("seed %s", seed).isZero();
            }
            if (policies.equals(List.of(History.FROM_JOIN))) {
                assertThat(first)
                        .as("first epoch of %s, against those used before the stay, seed %s", person, seed)
                        .isGreaterThan(usedBefore.getOrDefault(person, -1L));
            }
        }

        private void checkTheRemoved(Set<Uid> waiting) {
            for (int person = 0; person < PEOPLE; person++) {
                boolean in = desired.containsKey(person);
                if (!in || waiting.contains(new Uid("user" + person))) {
                    assertThat(cloud.copies.get(identity(person)))
                            .as("copies of %s who is not in, seed %s", person, seed)
                            .isNull();
                }
                if (!in && !cloud.epochs.isEmpty()) {
                    long newest =
                            cloud.epochs.keySet().stream().max(Long::compare).orElseThrow();
                    assertThat(cloud.everReadable.getOrDefault(identity(person), Set.of()))
                            .as("epochs that %s ever had, seed %s", person, seed)
                            .doesNotContain(newest);
                }
            }
        }
    }

    private static Identity identity(int person) {
        return new Identity("identity-of-" + person);
    }
}
