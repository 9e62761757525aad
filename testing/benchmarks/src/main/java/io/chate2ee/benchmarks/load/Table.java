package io.chate2ee.benchmarks.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The medians of all rounds, and how they stand to the budgets. */
final class Table {
    private static final String LINE = "%-44s %10s %16s %18s %9s %9s %8s%n";

    private final List<Budget> budgets;
    private final Map<String, List<Result>> results = new LinkedHashMap<>();

    Table(List<Budget> budgets) {
        this.budgets = budgets;
    }

    void add(String contender, Result result) {
        results.computeIfAbsent(contender, name -> new ArrayList<>()).add(result);
    }

    /** The table; each budget is held against answers for each second of the server's processor time. */
    String text() {
        var text = new StringBuilder(String.format(
                LINE, "what", "answers/s", "per CPU second", "CPU-s per 1,000", "p50 ms", "p99 ms", "failed"));
        results.forEach((who, rounds) -> text.append(String.format(
                Locale.ROOT,
                LINE,
                who,
                number("%,.0f", median(who, Result::perSecond)),
                number("%,.0f", median(who, Result::perCpuSecond)),
                number("%.3f", 1_000 / median(who, Result::perCpuSecond)),
                number("%.1f", median(who, Result::middle)),
                number("%.1f", median(who, Result::slow)),
                number("%.0f", rounds.stream().mapToLong(Result::failed).sum()))));
        text.append(System.lineSeparator());
        budgets.forEach(budget -> text.append(verdict(budget)));
        return text.toString();
    }

    /** How many times as fast one is as the other, in answers for each second of the server's processor time. */
    double ratio(Budget budget) {
        return ratio(budget, Result::perCpuSecond);
    }

    private double ratio(Budget budget, ToDoubleFunction<Result> rate) {
        return median(budget.ours(), rate) / median(budget.theirs(), rate);
    }

    private String verdict(Budget budget) {
        return String.format(
                Locale.ROOT,
                "%s / %s: %.2f (answers/s: %.2f); the budget is %.2f: %s%n",
                budget.ours(),
                budget.theirs(),
                ratio(budget),
                ratio(budget, Result::perSecond),
                budget.factor(),
                ratio(budget) >= budget.factor() ? "met" : "MISSED");
    }

    private double median(String who, ToDoubleFunction<Result> figure) {
        double[] sorted = results.getOrDefault(who, List.of()).stream()
                .mapToDouble(figure)
                .sorted()
                .toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
