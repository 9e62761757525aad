package io.chate2ee.benchmarks;

import java.util.regex.Pattern;

/** Makes titles of method names: task, number of recipients, and last who did it. */
final class Titles {
    private static final Pattern WHO =
            Pattern.compile("(\\w+)\\.(\\w*?)(ours|virgilJni|bouncyCastle|jdk)", Pattern.CASE_INSENSITIVE);

    private Titles() {}

    /**
     * The title of a benchmark.
     *
     * @param name class and method, such as {@code Envelopes.sealOurs}
     * @param detail what is put between task and who, with a space before it, or nothing
     */
    static String of(String name, String detail) {
        var matcher = WHO.matcher(name);
        if (!matcher.matches()) {
            return name + detail;
        }
        var task = matcher.group(2).isEmpty() ? matcher.group(1) : matcher.group(1) + "." + matcher.group(2);
        var who = matcher.group(3);
        return task + detail + " " + Character.toLowerCase(who.charAt(0)) + who.substring(1);
    }
}
