package io.chate2ee.benchmarks.load;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Loads a target and those it is compared with in turns, and prints the table. The script {@code load} starts it. */
public final class Load {
    private static final Map<String, Target> TARGETS =
            Map.of("token", new TokenTarget(), "identity", new IdentityTarget());

    private static final long WARM = 100_000;
    private static final Duration SLICE = Duration.ofSeconds(5);
    private static final int MOST_SLICES = 12;

    private Load() {}

    /**
     * Runs.
     *
     * @param arguments the target; then, optionally, how many rounds, and how many seconds each contender is loaded in a round
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var target = arguments.length == 0 ? null : TARGETS.get(arguments[0]);
        if (target == null) {
            throw new IllegalArgumentException("name a target: " + TARGETS.keySet());
        }
        int rounds = number(arguments, 1, 5);
        var seconds = Duration.ofSeconds(number(arguments, 2, 10));
        try (var parts = Parts.start()) {
            var contenders = target.start(parts);
            var table = new Table(target.budgets());
            for (var contender : contenders) {
                warmUp(contender);
            }
            for (int round = 1; round <= rounds; round++) {
                for (var contender : contenders) {
                    var result = contender.load(seconds);
                    table.add(contender.name(), result);
                    System.out.printf("round %d of %d, %s: %s%n", round, rounds, contender.name(), result);
                }
            }
            System.out.printf("%n%s%n", table.text());
        }
    }

    /** As many answers as the JVM's compilers need to be done with a hot path, however long a busy machine takes for them. */
    private static void warmUp(Contender contender) throws IOException, InterruptedException {
        long answers = 0;
        for (int slice = 0; slice < MOST_SLICES && answers < WARM; slice++) {
            answers += contender.load(SLICE).answers();
        }
        System.out.printf("warmed up with %d answers: %s%n", answers, contender.name());
    }

    private static int number(String[] arguments, int position, int usual) {
        return arguments.length > position ? Integer.parseInt(arguments[position]) : usual;
    }
}
