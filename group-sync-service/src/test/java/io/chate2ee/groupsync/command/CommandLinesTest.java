package io.chate2ee.groupsync.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.contract.event.RejectedEventException.Reason;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

class CommandLinesTest {
    @Test
    void aReplayOfEverythingNeedsNothing() {
        ParseResult typed = CommandLines.all().parseArgs("replay").subcommand();

        assertThat(typed.commandSpec().name()).isEqualTo("replay");
        assertThat(typed.hasMatchedOption("--dry-run")).isFalse();
        assertThat(typed.<Reason>matchedOptionValue("--reason", null)).isNull();
    }

    @Test
    void aReplayMayBeNarrowed() {
        ParseResult typed = CommandLines.all()
                .parseArgs(
                        "replay",
                        "--reason",
                        "UNSUPPORTED_TYPE",
                        "--group",
                        "team",
                        "--since",
                        "2026-11-23T10:00:00Z",
                        "--dry-run")
                .subcommand();

        assertThat(typed.<Reason>matchedOptionValue("--reason", null)).isEqualTo(Reason.UNSUPPORTED_TYPE);
        assertThat(typed.<String>matchedOptionValue("--group", null)).isEqualTo("team");
        assertThat(typed.<Instant>matchedOptionValue("--since", null)).isEqualTo(Instant.parse("2026-11-23T10:00:00Z"));
        assertThat(typed.hasMatchedOption("--dry-run")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"resync", "compare", "resync --all team", "compare team --all"})
    void groupsOrAllOfThemHaveToBeNamed(String typed) {
        CommandLine line = CommandLines.all();
        ParseResult command = line.parseArgs(typed.split(" ")).subcommand();

        assertThatThrownBy(() -> CommandMain.demandGroups(line, command)).isInstanceOf(ParameterException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resync team", "compare team other", "resync --all", "park team", "pause", "replay"})
    void whatSaysWhichGroupsIsTaken(String typed) {
        CommandLine line = CommandLines.all();
        ParseResult command = line.parseArgs(typed.split(" ")).subcommand();

        CommandMain.demandGroups(line, command);

        assertThat(command.matchedPositionalValue(0, new String[0]).length)
                .isEqualTo(typed.replace("--all", "").trim().split(" ").length - 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reply",
                "park",
                "unpark",
                "pause team",
                "export-owner-key",
                "replay --reason SOMETHING",
                "replay --since yesterday",
                "replay team",
                "replay --group"
            })
    void whatMakesNoSenseIsRefused(String typed) {
        assertThatThrownBy(() -> CommandLines.all().parseArgs(typed.split(" "))).isInstanceOf(ParameterException.class);
    }
}
