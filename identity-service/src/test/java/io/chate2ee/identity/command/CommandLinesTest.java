package io.chate2ee.identity.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What can be typed. */
class CommandLinesTest {
    @ParameterizedTest
    @ValueSource(strings = {"import", "export", "forget"})
    void whatACommandIsAboutMustBeSaid(String command) {
        assertThatThrownBy(() -> CommandLines.all().parseArgs(command)).isInstanceOf(MissingParameterException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"import", "export"})
    void oneFileIsAllThatACommandTakes(String command) {
        assertThatThrownBy(() -> CommandLines.all().parseArgs(command, "a.csv", "b.csv"))
                .isInstanceOf(UnmatchedArgumentException.class);
    }

    @Test
    void severalUsersCanBeForgottenAtOnce() {
        var typed = CommandLines.all().parseArgs("forget", "mara", "iris").subcommand();

        assertThat(typed.matchedPositionalValue(0, new String[0])).containsExactly("mara", "iris");
    }
}
