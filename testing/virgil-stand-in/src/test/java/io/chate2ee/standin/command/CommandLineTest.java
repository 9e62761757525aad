package io.chate2ee.standin.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.standin.StandInOptions;
import io.chate2ee.standin.guesses.Guess;
import io.chate2ee.standin.tokens.App;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import io.chate2ee.virgil.key.PrivateKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CommandLineTest {

    private static final PrivateKey KEY = Ed25519PrivateKey.generate(new SecureRandom());
    private static final String PUBLIC_KEY =
            Base64.getEncoder().encodeToString(KEY.publicKey().toDer());

    private static final String[] OPTIONS = {
        "--app ",
        "--app-key ",
        "--host ",
        "--port ",
        "--directory ",
        "--service-key ",
        "--calls-kept ",
        "--calls-file ",
        "--body-limit ",
        "--brainkey-interval ",
        "--guess ",
        "--profile "
    };

    private final Path directory;

    CommandLineTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void everyOptionIsUnderstood() throws Exception {
        var file =
                Files.writeString(directory.resolve("key"), Base64.getEncoder().encodeToString(KEY.exportDer()));

        var options = read(
                "--host",
                "0.0.0.0",
                "--port",
                "0",
                "--app",
                "one",
                "--app-key",
                "a=" + PUBLIC_KEY,
                "--app-key",
                "b=" + PUBLIC_KEY,
                "--app",
                "two",
                "--app-key",
                "c=" + PUBLIC_KEY,
                "--directory",
                directory.toString(),
                "--service-key",
                file.toString(),
                "--calls-kept",
                "7",
                "--calls-file",
                directory.resolve("calls").toString(),
                "--body-limit",
                "4096",
                "--brainkey-interval",
                "2000",
                "--guess",
                "owner-copy=overwritten",
                "--guess",
                "keys-order=newest-first",
                "--profile",
                "dev");

        assertThat(options.host()).isEqualTo("0.0.0.0");
        assertThat(options.port()).isZero();
        assertThat(options.apps()).extracting(App::id).containsExactly("one", "two");
        assertThat(options.apps().get(0).keys()).containsOnlyKeys("a", "b");
        assertThat(options.apps().get(1).keys()).containsEntry("c", KEY.publicKey());
        assertThat(options.directory()).isEqualTo(directory);
        assertThat(options.callsKept()).isEqualTo(7);
        assertThat(options.callFile()).isEqualTo(directory.resolve("calls"));
        assertThat(options.bodyLimit()).isEqualTo(4096);
        assertThat(options.brainkeyInterval()).isEqualTo(Duration.ofSeconds(2));
        assertThat(options.guesses().turned()).containsExactly(Guess.OWNER_COPY);
        assertThat(options.serviceKey())
                .isNotNull()
                .extracting(PrivateKey::publicKey)
                .isEqualTo(KEY.publicKey());
    }

    @Test
    void withoutMoreItListensOnItsPortOfThisMachineOnly() throws Exception {
        var options = read("--app", "one", "--app-key", "a=" + PUBLIC_KEY);

        assertThat(options.host()).isEqualTo("127.0.0.1");
        assertThat(options.port()).isEqualTo(8090);
        assertThat(options.directory()).isNull();
        assertThat(options.serviceKey()).isNull();
    }

    @ParameterizedTest
    @MethodSource
    void aWrongCommandLineIsExplainedInOneLine(String expected, List<String> arguments) {
        assertThatThrownBy(() -> CommandLine.read(arguments))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(expected)
                .hasMessageNotContaining("\n");
    }

    static Stream<Arguments> aWrongCommandLineIsExplainedInOneLine() {
        return Stream.of(
                wrong("at least one application"),
                wrong("at least one app key", "--app", "one"),
                wrong("unknown option --verbose", "--verbose"),
                wrong("--port needs a value", "--port"),
                wrong("--port takes a number", "--port", "many"),
                wrong("--port takes a number", "--port", "70000"),
                wrong("given twice", "--app", "one", "--app", "one"),
                wrong("must follow the --app", "--app-key", "a=b"),
                wrong("KEY_ID=PUBLIC_KEY", "--app", "one", "--app-key", "nonsense"),
                wrong("not the base64 of an Ed25519 public key", "--app", "one", "--app-key", "a=nonsense"),
                wrong("--calls-kept takes a number between 1", "--calls-kept", "0"),
                wrong("unknown guess nonsense; known: owner-copy", "--guess", "nonsense=1"),
                wrong("owner-copy is kept or overwritten", "--guess", "owner-copy=lost"),
                wrong("owner-copy is kept or overwritten", "--guess", "owner-copy"),
                wrong("not a path", "--directory", "\0"),
                wrong("cannot read", "--service-key", "/does/not/exist"));
    }

    @Test
    void aServiceKeyFileThatHoldsNoKeyIsRefusedWithoutShowingIt() throws IOException {
        var file = Files.writeString(directory.resolve("key"), "not-a-key");

        assertThatThrownBy(() -> read("--service-key", file.toString()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("does not hold")
                .hasMessageNotContaining("not-a-key");
    }

    @Test
    void aProductionProfileIsRefused() {
        assertThatThrownBy(() -> read("--profile", "prod")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void helpExplainsEveryOptionAndSaysNeverForProduction() {
        assertThat(Help.TEXT)
                .contains("NEVER FOR PRODUCTION")
                .contains(OPTIONS)
                .contains(Arrays.stream(Guess.values()).map(Guess::label).toList())
                .contains(Arrays.stream(Guess.values()).map(Guess::other).toList());
    }

    @Test
    void theListOfOptionsHereIsThatOfTheProgram() throws IOException {
        // Given the source of the command line
        var source = Files.readString(
                Path.of("src", "main", "java", "io", "chate2ee", "standin", "command", "CommandLine.java"));

        var known = Pattern.compile("case \"(--[a-z-]+)\"").matcher(source).results();

        assertThat(known.map(option -> option.group(1) + " ")).containsExactlyInAnyOrder(OPTIONS);
    }

    private static Arguments wrong(String expected, String... arguments) {
        return Arguments.arguments(expected, List.of(arguments));
    }

    private static StandInOptions read(String... arguments) throws UsageException {
        return CommandLine.read(List.of(arguments));
    }
}
