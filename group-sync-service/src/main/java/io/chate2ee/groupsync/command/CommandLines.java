package io.chate2ee.groupsync.command;

import io.chate2ee.contract.event.RejectedEventException.Reason;
import java.time.Instant;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The grammar of all commands, built without reflection so that a native image needs to be told nothing. */
final class CommandLines {
    private static final String[] EXIT_CODES = {
        "0:all was done",
        "1:it could not begin or go on; one line says why",
        "2:what was typed makes no sense; nothing was done"
    };

    private CommandLines() {}

    /** The whole grammar. */
    static CommandLine all() {
        var line = new CommandLine(command(
                "group-sync-service",
                "Without arguments: serves. With one of these commands: does"
                        + " that and ends. Settings are those of the service."));
        line.addSubcommand(replays());
        return line;
    }

    private static CommandSpec replays() {
        return command(
                        "replay",
                        "Sends records of the rejected topic to the topic of group events again, as they were. What still cannot"
                                + " be read is rejected again; what was read before changes nothing.")
                .addOption(option("--reason", Reason.class, "REASON", "Only those rejected for this reason."))
                .addOption(option("--group", String.class, "GUID", "Only those with this record key."))
                .addOption(
                        option("--since", Instant.class, "TIME", "Only those rejected since, as 2026-11-23T10:00:00Z."))
                .addOption(OptionSpec.builder("--dry-run")
                        .description("Send nothing, only list them.")
                        .build());
    }

    private static CommandSpec command(String name, String description) {
        return CommandSpec.create()
                .name(name)
                .usageMessage(new UsageMessageSpec()
                        .description(description)
                        .exitCodeListHeading("Exit codes:%n")
                        .exitCodeList(UsageMessageSpec.keyValuesMap(EXIT_CODES)))
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Say this.")
                        .build());
    }

    private static OptionSpec option(String name, Class<?> type, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(type)
                .description(description)
                .build();
    }
}
