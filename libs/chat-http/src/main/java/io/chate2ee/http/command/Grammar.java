package io.chate2ee.http.command;

import io.chate2ee.http.operator.Operator;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParseResult;

/** The words that grammars of commands are made of, built without reflection so that a native image needs to be told nothing. */
public final class Grammar {
    private static final String WHO = "--as";

    private static final String[] EXIT_CODES = {
        "0:all was done",
        "1:it could not begin or go on; one line says why",
        "2:what was typed makes no sense; nothing was done",
        "3:done but for what the output names"
    };

    private Grammar() {}

    /**
     * A service's whole grammar.
     *
     * @param service what the service is called
     * @param commands each made by {@link #command}
     */
    public static CommandLine of(String service, CommandSpec... commands) {
        var line = new CommandLine(spec(
                service,
                "Without arguments: serves. With one of these commands: does"
                        + " that and ends. Settings are those of the service."));
        for (CommandSpec command : commands) {
            line.addSubcommand(command);
        }
        return line;
    }

    /** A command; whoever types it may say who that is. */
    public static CommandSpec command(String name, String description) {
        return spec(name, description)
                .addOption(text(WHO, "NAME", "Who you are, for the audit; without it the account's name."));
    }

    /** An option that is there or not. */
    public static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name).description(description).build();
    }

    /** An option with a text behind it. */
    public static OptionSpec text(String name, String label, String description) {
        return value(name, String.class, text -> text, label, description);
    }

    /**
     * An option with something behind it.
     *
     * @param reader makes it of what was typed; left to itself, picocli would look for a way by reflection
     */
    public static <T> OptionSpec value(
            String name, Class<T> type, ITypeConverter<T> reader, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(type)
                .converters(reader)
                .description(description)
                .build();
    }

    /** One file, which has to be named. */
    public static PositionalParamSpec file(String description) {
        return PositionalParamSpec.builder()
                .paramLabel("FILE")
                .arity("1")
                .required(true)
                .type(String.class)
                .description(description)
                .build();
    }

    /**
     * Several words.
     *
     * @param arity {@code 1..*}, or {@code 0..*} where there may be none
     */
    public static PositionalParamSpec words(String label, String arity, String description) {
        return PositionalParamSpec.builder()
                .paramLabel(label)
                .arity(arity)
                .required(!arity.startsWith("0"))
                .type(String[].class)
                .description(description)
                .build();
    }

    /**
     * Who typed a command.
     *
     * @throws MistypedException if that is no name
     */
    public static Operator who(ParseResult typed) {
        String name = typed.matchedOptionValue(WHO, System.getProperty("user.name", ""));
        return MistypedException.unless(() -> new Operator(name));
    }

    private static CommandSpec spec(String name, String description) {
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
}
