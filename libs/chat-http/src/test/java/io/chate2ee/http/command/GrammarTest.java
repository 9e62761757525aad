package io.chate2ee.http.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

class GrammarTest {
    private final CommandLine line = Grammar.of(
            "some-service",
            Grammar.command("rest", "Rests.")
                    .addOption(Grammar.flag("--long", "For long."))
                    .addPositional(Grammar.words("WHERE", "1..*", "Where.")));

    @Test
    void whoeverTypesSomethingCanSayWhoThatIs() {
        assertThat(Grammar.who(typed("rest", "--as", "olga", "here")).name()).isEqualTo("olga");
        assertThat(Grammar.who(typed("rest", "here")).name()).isEqualTo(System.getProperty("user.name"));
    }

    @Test
    void aNameThatNobodyHasIsMistyped() {
        assertThatThrownBy(() -> Grammar.who(typed("rest", "--as", " ", "here")))
                .isInstanceOf(MistypedException.class)
                .hasMessageContaining("an operator's name");
    }

    @Test
    void whatTheGrammarDoesNotHaveIsRefused() {
        assertThatThrownBy(() -> typed("rest")).isInstanceOf(ParameterException.class);
        assertThatThrownBy(() -> typed("rest", "--short", "here")).isInstanceOf(ParameterException.class);
    }

    @Test
    void helpSaysWhatTheExitCodesMean() {
        assertThat(requireNonNull(line.getSubcommands().get("rest")).getUsageMessage())
                .contains("Exit codes:", "3   done but for what the output names", "--as=NAME");
    }

    @Test
    void whatFailedIsSaidInOneLine() {
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(new PrintStream(new ByteArrayOutputStream()), new PrintStream(err, true, UTF_8));

        assertThat(terminal.failed("\nno such table\n at row 1")).isEqualTo(ExitCode.FAILED);

        assertThat(err.toString(UTF_8)).isEqualTo("no such table" + System.lineSeparator());
    }

    private ParseResult typed(String... words) {
        return line.parseArgs(words).subcommand();
    }
}
