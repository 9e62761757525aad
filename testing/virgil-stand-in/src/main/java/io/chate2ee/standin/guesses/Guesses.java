package io.chate2ee.standin.guesses;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The choices made.
 *
 * @param turned the questions answered by their other choice; all the rest by their usual one
 */
public record Guesses(Set<Guess> turned) {

    /** The likelier choice everywhere. */
    public static final Guesses USUAL = new Guesses(Set.of());

    /** Keeps the choices from changing. */
    public Guesses {
        turned = Set.copyOf(turned);
    }

    /** Whether a question is answered by its usual choice. */
    public boolean usual(Guess guess) {
        return !turned.contains(guess);
    }

    /** One choice more. */
    public Guesses with(Guess guess, boolean usual) {
        var changed = EnumSet.noneOf(Guess.class);
        changed.addAll(turned);
        changed.remove(guess);
        if (!usual) {
            changed.add(guess);
        }
        return new Guesses(changed);
    }

    /**
     * One choice more, in words.
     *
     * @param choice such as {@code owner-copy=overwritten}
     * @throws IllegalArgumentException if there is no such question or choice, with a message that names those there are
     */
    public Guesses with(String choice) {
        var parts = choice.split("=", 2);
        var guess = Guess.labelled(parts[0])
                .orElseThrow(() -> new IllegalArgumentException("unknown guess " + parts[0] + "; known: " + labels()));
        var chosen = parts.length == 2 ? parts[1] : "";
        if (!chosen.equals(guess.usual()) && !chosen.equals(guess.other())) {
            throw new IllegalArgumentException(guess.label() + " is " + guess.usual() + " or " + guess.other());
        }
        return with(guess, chosen.equals(guess.usual()));
    }

    /** The HTTP status chosen, for those questions that are about one. */
    public int status(Guess guess) {
        return Integer.parseInt(usual(guess) ? guess.usual() : guess.other());
    }

    private static String labels() {
        return Arrays.stream(Guess.values()).map(Guess::label).collect(Collectors.joining(", "));
    }
}
