package io.chate2ee.stack.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void progressTellsWhatIsReadyAndHowLongItTook() {
        plain().ready("Kafka", Duration.ofMillis(2345));

        assertThat(text()).isEqualToIgnoringNewLines("  Kafka                  ready after  2.3 s");
    }

    @Test
    void stepsAreNumbered() {
        plain().step(3, "Alice writes");

        assertThat(text().strip()).isEqualTo("3. Alice writes");
    }

    @Test
    void longSentencesAreWrappedAtWords() {
        plain().tell("word ".repeat(40).strip());

        assertThat(text().lines())
                .hasSizeGreaterThan(1)
                .allSatisfy(
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(100).matches("(   - |     )(word ?)+"));
    }

    @Test
    void coloursAreOnlyForTerminals() {
        plain().heading("Starting");
        assertThat(text()).doesNotContain("\033");

        new Terminal(stream(), true).heading("Starting");
        assertThat(text()).contains("\033[1mStarting\033[0m");
    }

    private Terminal plain() {
        return new Terminal(stream(), false);
    }

    private PrintStream stream() {
        return new PrintStream(printed, true, StandardCharsets.UTF_8);
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
