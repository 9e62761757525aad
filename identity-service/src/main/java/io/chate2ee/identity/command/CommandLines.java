package io.chate2ee.identity.command;

import java.util.Map;
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
                "identity-service",
                "Without arguments: serves. With one of these commands: does"
                        + " that and ends. Settings are those of the service."));
        line.addSubcommand(imports());
        line.addSubcommand(exports());
        line.addSubcommand(forgets());
        line.addSubcommand(names());
        return line;
    }

    private static CommandSpec imports() {
        return operation(
                        "import",
                        "Takes over identities from a file, CSV with a line of names or NDJSON. Checks all of it"
                                + " first. If it was interrupted, the same command goes on where it was.")
                .addOption(flag("--replace", "Give users who have another identity the one of the file."))
                .addOption(flag("--dry-run", "Change nothing, only say what would happen."))
                .addOption(
                        text(
                                "--hosted",
                                "URL",
                                "Ask the get-identities of CometChat's hosted extension; FILE is then a list of uids, one a line."))
                .addOption(text("--app-id", "ID", "The chat's app id, with --hosted."))
                .addOption(text(
                        "--auth-token-file",
                        "FILE",
                        "A file with the auth token of any user of that chat, with --hosted."))
                .addOption(flag("--skip-faulty", "Leave out lines that cannot be used, instead of importing nothing."))
                .addPositional(file("The file, or - for standard input."));
    }

    private static CommandSpec exports() {
        return operation("export", "Writes the registry as it is at this moment; forgotten users are left out.")
                .addOption(flag("--ndjson", "Write NDJSON instead of CSV."))
                .addPositional(file("The file, which must not exist, or - for standard output."));
    }

    private static CommandSpec forgets() {
        return operation("forget", "Forgets users: the services stop knowing them within seconds, the rows go later.")
                .addPositional(PositionalParamSpec.builder()
                        .paramLabel("UID")
                        .arity("1..*")
                        .required(true)
                        .type(String[].class)
                        .description("Whom to forget.")
                        .build());
    }

    private static CommandSpec names() {
        return operation("who-is", "Says what is known of a user, or whose an identity is.")
                .addOption(text("--uid", "UID", "The user."))
                .addOption(text("--identity", "IDENTITY", "The identity."));
    }

    private static CommandSpec operation(String name, String description) {
        return command(name, description)
                .addOption(text("--as", "NAME", "Who you are, for the audit; without it the account's name."));
    }

    private static CommandSpec command(String name, String description) {
        return CommandSpec.create()
                .name(name)
                .usageMessage(new UsageMessageSpec()
                        .description(description)
                        .exitCodeListHeading("Exit codes:%n")
                        .exitCodeList(exitCodes()))
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Say this.")
                        .build());
    }

    private static Map<String, String> exitCodes() {
        return UsageMessageSpec.keyValuesMap(EXIT_CODES);
    }

    private static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name).description(description).build();
    }

    private static OptionSpec text(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build();
    }

    private static PositionalParamSpec file(String description) {
        return PositionalParamSpec.builder()
                .paramLabel("FILE")
                .arity("1")
                .required(true)
                .type(String.class)
                .description(description)
                .build();
    }
}
