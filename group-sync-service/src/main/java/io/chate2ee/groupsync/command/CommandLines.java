package io.chate2ee.groupsync.command;

import io.chate2ee.contract.event.RejectedEventException.Reason;
import io.chate2ee.http.command.Grammar;
import io.chate2ee.postgres.command.MigrateCommand;
import java.time.Instant;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The grammar of all commands. */
final class CommandLines {
    private CommandLines() {}

    /** The whole grammar. */
    static CommandLine all() {
        return Grammar.of(
                "group-sync-service",
                replays(),
                backfills(),
                MigrateCommand.grammar(),
                Grammar.command("park", "Takes groups out of work until they are put back; events still count.")
                        .addPositional(groups("1..*")),
                Grammar.command("unpark", "Puts parked groups back to work; the cloud is compared first.")
                        .addPositional(groups("1..*")),
                someOrAll("resync", "Has groups compared with the cloud and repaired by the running service."),
                Grammar.command("show", "Prints where groups stand: desired, granted, and who waits for what.")
                        .addPositional(groups("1..*")),
                Grammar.command(
                        "pause",
                        "Lets all replicas rest: what is under way ends, nothing more begins, events are still read."),
                Grammar.command("resume", "Lets work go on after a pause."),
                someOrAll("compare", "Prints what differs between the cloud and the ledger; changes nothing."),
                Grammar.command(
                        "rebuild",
                        "Fills an empty database from e2ee.users, e2ee.groups and the tickets in the cloud. Needs owner.key; the"
                                + " service must not run meanwhile. Have snapshots sent afterwards."),
                Grammar.command(
                                "export-owner-key",
                                "Writes the owner's private key to a file: who has it can read all groups.")
                        .addPositional(Grammar.file("The file, which must not exist.")));
    }

    private static CommandSpec replays() {
        return Grammar.command(
                        "replay",
                        "Sends records of the rejected topic to the topic of group events again, as they were. What still cannot"
                                + " be read is rejected again; what was read before changes nothing.")
                .addOption(Grammar.value(
                        "--reason", Reason.class, Reason::valueOf, "REASON", "Only those rejected for this reason."))
                .addOption(Grammar.text("--group", "GUID", "Only those with this record key."))
                .addOption(Grammar.value(
                        "--since",
                        Instant.class,
                        Instant::parse,
                        "TIME",
                        "Only those rejected since, as 2026-11-23T10:00:00Z."))
                .addOption(Grammar.flag("--dry-run", "Send nothing, only list them."));
    }

    private static CommandSpec backfills() {
        return Grammar.command(
                        "backfill",
                        "Reads all groups of the chat from CometChat's REST API and writes a snapshot of each to the topic of group"
                                + " events. Needs source.* and Kafka, neither database nor keys; may be repeated at any time. "
                                + BackfillCommand.NEW_IDENTITIES)
                .addOption(Grammar.text(
                        "--done",
                        "FILE",
                        "Remember in this file which groups are done, and leave out those that it names."))
                .addOption(Grammar.flag("--dry-run", "Write nothing, only count."));
    }

    private static CommandSpec someOrAll(String name, String description) {
        return Grammar.command(name, description)
                .addOption(Grammar.flag("--all", "All groups."))
                .addPositional(groups("0..*"));
    }

    private static PositionalParamSpec groups(String arity) {
        return Grammar.words("GUID", arity, "Which groups.");
    }
}
