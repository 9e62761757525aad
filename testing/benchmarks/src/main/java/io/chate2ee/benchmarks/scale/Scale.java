package io.chate2ee.benchmarks.scale;

import io.chate2ee.stack.Checkout;
import io.chate2ee.stack.fleet.Calls;
import io.chate2ee.stack.fleet.GroupChanges;
import io.chate2ee.stack.fleet.Members;
import io.chate2ee.stack.fleet.MembershipLog;
import io.chate2ee.stack.suite.LocalStack;
import io.chate2ee.stack.suite.Progress;
import io.chate2ee.stack.suite.Replica;
import io.chate2ee.stack.suite.RunningChild;
import io.chate2ee.stack.suite.StackOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Puts the same load on one, two and three processes of each service on this machine, then kills one group-sync-service and
 * looks how long the others need for the changes of its groups. The script {@code scale} starts it.
 */
public final class Scale {
    private static final int USERS = 12;
    private static final int GROUPS = 24;
    private static final int AFTER_THE_DEATH = 48;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final LocalStack stack = new LocalStack(Checkout.find(), StackOptions.temporary(), Progress.silent());
    private final List<RunningChild> groupSyncs = new ArrayList<>();
    private final int changes;

    private Scale(int changes) {
        this.changes = changes;
    }

    /**
     * Runs.
     *
     * @param arguments optionally, how many changes of membership; 600 without
     */
    public static void main(String[] arguments) {
        int changes = arguments.length == 0 ? 600 : Integer.parseInt(arguments[0]);
        System.out.println(
                "| processes of each | changes/s, first to last made | CPU s of group-sync for 1,000 |"
                        + " requests to Virgil for each | calls/s beside that | one dies: until all is made, s | done twice | sent again | failed calls |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        for (int replicas = 1; replicas <= 3; replicas++) {
            System.out.println(new Scale(changes).row(replicas));
        }
        System.exit(0);
    }

    private String row(int replicas) {
        try (stack) {
            stack.start();
            groupSyncs.add(stack.groupSync());
            List<String> uids = Members.register(stack, USERS);
            try (GroupChanges chat = new GroupChanges(stack, stack.addresses().identityService(), uids, 7);
                    Calls calls = new Calls(stack, uids)) {
                IntStream.range(1, replicas).forEach(more -> addOneOfEach(calls));
                chat.create(GROUPS);
                untilMade(chat);
                double cpuBefore = cpuSeconds();
                long requestsBefore = requests();
                calls.start();
                double made = seconds(() -> {
                    IntStream.range(0, changes).forEach(change -> chat.changeOne());
                    untilMade(chat);
                });
                double cpu = cpuSeconds() - cpuBefore;
                double perChange = (double) (requests() - requestsBefore) / changes;
                double callsPerSecond = calls.answered() / made;
                String takeOver = replicas == 1 ? "-" : "%.1f".formatted(takeOver(chat));
                calls.close();
                MembershipLog log = MembershipLog.read(stack);
                return "| %d | %.0f | %.1f | %.1f | %.0f | %s | %d of %d | %d | %d |"
                        .formatted(
                                replicas,
                                changes / made,
                                cpu * 1000 / changes,
                                perChange,
                                callsPerSecond,
                                takeOver,
                                log.doubled().size(),
                                log.changes().size(),
                                log.sentAgain(),
                                calls.failures().size());
            }
        }
    }

    private void addOneOfEach(Calls calls) {
        Replica identity = stack.another("identity-service").ready();
        Replica token = stack.another("token-service").ready();
        Replica groupSync = stack.another("group-sync-service").ready();
        calls.identityServices().add(identity.address());
        calls.tokenServices().add(token.address());
        groupSyncs.add(groupSync.process());
    }

    /** Kills one in the middle of its work; the others take its partitions and its groups over. */
    private double takeOver(GroupChanges chat) {
        IntStream.range(0, AFTER_THE_DEATH / 2).forEach(change -> chat.changeOne());
        groupSyncs.get(0).kill();
        return seconds(() -> {
            IntStream.range(0, AFTER_THE_DEATH / 2).forEach(change -> chat.changeOne());
            untilMade(chat);
        });
    }

    private static void untilMade(GroupChanges chat) {
        long end = System.nanoTime() + LONGEST.toNanos();
        List<String> left = chat.differences();
        while (!left.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not made in " + LONGEST + ": " + left);
            }
            left = chat.differences();
        }
    }

    private static double seconds(Runnable work) {
        long began = System.nanoTime();
        work.run();
        return (System.nanoTime() - began) / 1e9;
    }

    /** How many requests the stand-in has had; those of the users' registration come before. */
    private long requests() {
        try {
            var count = stack.addresses().standIn().resolve("/control/calls/count");
            var answer = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(count).build(), BodyHandlers.ofString());
            return Long.parseLong(answer.body().replaceAll("\\D", ""));
        } catch (IOException e) {
            throw new UncheckedIOException("the stand-in does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private double cpuSeconds() {
        return groupSyncs.stream()
                .mapToDouble(child -> ProcessHandle.of(child.pid())
                                .flatMap(handle -> handle.info().totalCpuDuration())
                                .orElse(Duration.ZERO)
                                .toMillis()
                        / 1e3)
                .sum();
    }
}
