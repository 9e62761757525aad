package io.chate2ee.stack.quickstart;

import io.chate2ee.stack.scene.Story;
import io.chate2ee.stack.suite.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Prints progress and story for a person. Lines of several threads stay whole. */
final class Terminal implements Progress, Story {
    private static final int WIDTH = 100;

    private final PrintStream out;
    private final boolean colours;

    /**
     * @param colours whether the output is a terminal that shows them
     */
    Terminal(PrintStream out, boolean colours) {
        this.out = out;
        this.colours = colours;
    }

    @Override
    public void ready(String what, Duration took) {
        out.printf(Locale.ROOT, "  %-22s ready after %4.1f s%n", what, took.toMillis() / 1000.0);
    }

    @Override
    public void note(String line) {
        out.println("  " + line);
    }

    @Override
    public void step(int number, String title) {
        out.println();
        out.println(bold(number + ". " + title));
    }

    @Override
    public void tell(String sentence) {
        out.println(wrapped(sentence));
    }

    void heading(String text) {
        out.println(bold(text));
    }

    void line(String text) {
        out.println(text);
    }

    private String bold(String text) {
        return colours ? "\033[1m" + text + "\033[0m" : text;
    }

    private static String wrapped(String sentence) {
        StringBuilder text = new StringBuilder("   -");
        int column = text.length();
        for (String word : sentence.split(" ", -1)) {
            if (column + 1 + word.length() > WIDTH) {
                text.append(System.lineSeparator()).append("    ");
                column = 4;
            }
            text.append(' ').append(word);
            column += 1 + word.length();
        }
        return text.toString();
    }
}
