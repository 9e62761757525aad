package io.chate2ee.benchmarks;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What was measured, as a table: operations for each second of processor time, and in parts of the library's own. */
final class Report {
    /** The design's budget: minting at this share of a raw signature. */
    static final double MINTING_BUDGET = 0.85;

    private static final String LINE = "%-34s %14s %10s%n";

    private final Map<String, Double> rates = new LinkedHashMap<>();

    /** Notes a figure in operations for each second of processor time. */
    void add(String what, double rate) {
        rates.put(what, rate);
    }

    /** Our share of another's rate; NaN if one of them was not measured. */
    double share(String ours, String theirs) {
        return rates.getOrDefault(ours, Double.NaN) / rates.getOrDefault(theirs, Double.NaN);
    }

    /** The table, and whether the budget holds. */
    String text() {
        var text = new StringBuilder(String.format(Locale.ROOT, LINE, "what", "per CPU second", "of ours"));
        rates.forEach((what, rate) -> text.append(String.format(
                Locale.ROOT, LINE, what, String.format(Locale.ROOT, "%,.0f", rate), percent(rate / reference(what)))));
        double minting = share("Tokens.mint ours", "Signing bouncyCastle");
        if (!Double.isNaN(minting)) {
            text.append(String.format(
                    Locale.ROOT,
                    "%nMinting reaches %s of a raw BouncyCastle signature; the budget is %s: %s.%n",
                    percent(minting),
                    percent(MINTING_BUDGET),
                    minting >= MINTING_BUDGET ? "met" : "MISSED"));
        }
        return text.toString();
    }

    private double reference(String what) {
        int name = what.lastIndexOf(' ');
        return rates.getOrDefault(what.substring(0, name) + " ours", Double.NaN);
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "" : String.format(Locale.ROOT, "%.0f %%", share * 100);
    }
}
