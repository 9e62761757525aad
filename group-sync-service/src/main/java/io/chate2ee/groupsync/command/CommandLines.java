package io.chate2ee.groupsync.command;

import io.chate2ee.contract.event.RejectedEventException.Reason;
import java.time.Instant;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The grammar of all commands, built without reflection so that a native image needs to be told nothing. */
final class CommandLines {
    private static final String[] EXIT_CODES = {
        "0:all was done",
        "1:it could not begin or go on; one line says why",
        "2:what was typed makes no sense; nothing was done",
        "3:done but for what the output names"
    };

    private CommandLines() {}

    /** The whole grammar. */
    static CommandLine all() {
        var line = new CommandLine(command(
                "group-sync-service",
                "Without arguments: serves. With one of these commands: does"
                        + " that and ends. Settings are those of the service."));
        line.addSubcommand(replays());
        line.addSubcommand(backfills());
        line.addSubcommand(command("park", "Takes groups out of work until they are put back; events still count.")
                .addPositional(guids("1..*", "Which groups.")));
        line.addSubcommand(command("unpark", "Puts parked groups back to work; the cloud is compared first.")
                .addPositional(guids("1..*", "Which groups.")));
        line.addSubcommand(command("resync", "Has groups compared with the cloud and repaired by the running service.")
                .addOption(allGroups())
                .addPositional(guids("0..*", "Which groups.")));
        line.addSubcommand(command(
                "pause",
                "Lets all replicas rest: what is under way ends, nothing more begins, events are still read."));
        line.addSubcommand(command("resume", "Lets work go on after a pause."));
        line.addSubcommand(command("compare", "Prints what differs between the cloud and the ledger; changes nothing.")
                .addOption(allGroups())
                .addPositional(guids("0..*", "Which groups.")));
        line.addSubcommand(
                command("export-owner-key", "Writes the owner's private key to a file: who has it can read all groups.")
                        .addPositional(PositionalParamSpec.builder()
                                .paramLabel("FILE")
                                .arity("1")
                                .required(true)
                                .type(String.class)
                                .description("The file, which must not exist.")
                                .build()));
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

    private static CommandSpec backfills() {
        return command(
                        "backfill",
                        "Reads all groups of the chat from CometChat's REST API and writes a snapshot of each to the topic of group"
                                + " events. Needs source.* and Kafka, neither database nor keys; may be repeated at any time.")
                .addOption(option(
                        "--done",
                        String.class,
                        "FILE",
                        "Remember in this file which groups are done, and leave out those that it names."))
                .addOption(OptionSpec.builder("--dry-run")
                        .description("Write nothing, only count.")
                        .build());
    }

    private static OptionSpec allGroups() {
        return OptionSpec.builder("--all").description("All groups.").build();
    }

    private static PositionalParamSpec guids(String arity, String description) {
        return PositionalParamSpec.builder()
                .paramLabel("GUID")
                .arity(arity)
                .required(!arity.startsWith("0"))
                .type(String[].class)
                .description(description)
                .build();
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
