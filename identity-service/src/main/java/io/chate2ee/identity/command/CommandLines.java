package io.chate2ee.identity.command;

import io.chate2ee.http.command.Grammar;
import io.chate2ee.postgres.command.MigrateCommand;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The grammar of all commands. */
final class CommandLines {
    private CommandLines() {}

    /** The whole grammar. */
    static CommandLine all() {
        return Grammar.of("identity-service", imports(), exports(), forgets(), names(), MigrateCommand.grammar());
    }

    private static CommandSpec imports() {
        return Grammar.command(
                        "import",
                        "Takes over identities from a file, CSV with a line of names or NDJSON. Checks all of it"
                                + " first. If it was interrupted, the same command goes on where it was.")
                .addOption(Grammar.flag("--replace", "Give users who have another identity the one of the file."))
                .addOption(Grammar.flag("--dry-run", "Change nothing, only say what would happen."))
                .addOption(
                        Grammar.text(
                                "--hosted",
                                "URL",
                                "Ask the get-identities of CometChat's hosted extension; FILE is then a list of uids, one a line."))
                .addOption(Grammar.text("--app-id", "ID", "The chat's app id, with --hosted."))
                .addOption(Grammar.text(
                        "--auth-token-file",
                        "FILE",
                        "A file with the auth token of any user of that chat, with --hosted."))
                .addOption(Grammar.flag(
                        "--skip-faulty", "Leave out lines that cannot be used, instead of importing nothing."))
                .addPositional(Grammar.file("The file, or - for standard input."));
    }

    private static CommandSpec exports() {
        return Grammar.command("export", "Writes the registry as it is at this moment; forgotten users are left out.")
                .addOption(Grammar.flag("--ndjson", "Write NDJSON instead of CSV."))
                .addPositional(Grammar.file("The file, which must not exist, or - for standard output."));
    }

    private static CommandSpec forgets() {
        return Grammar.command(
                        "forget", "Forgets users: the services stop knowing them within seconds, the rows go later.")
                .addPositional(Grammar.words("UID", "1..*", "Whom to forget."));
    }

    private static CommandSpec names() {
        return Grammar.command("who-is", "Says what is known of a user, or whose an identity is.")
                .addOption(Grammar.text("--uid", "UID", "The user."))
                .addOption(Grammar.text("--identity", "IDENTITY", "The identity."));
    }
}
