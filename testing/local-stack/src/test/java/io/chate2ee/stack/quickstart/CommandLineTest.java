package io.chate2ee.stack.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.stack.process.Artifact;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
    @Test
    void withoutOptionsTheSceneIsPlayedAndEverythingKeepsRunning() throws Exception {
        assertThat(parse()).isEqualTo(new CommandLine(false, true, false, false, null, null));
    }

    @Test
    void allOptionsAreUnderstood() throws Exception {
        assertThat(parse("--exit", "--addresses", "/a.json", "--keep-data", "/data", "--native", "--help"))
                .isEqualTo(new CommandLine(true, true, true, true, Path.of("/a.json"), Path.of("/data")));
        assertThat(parse("--no-demo").demo()).isFalse();
        assertThat(parse("-h").help()).isTrue();
    }

    @Test
    void theServicesRunAsJarsUnlessTheirExecutablesAreAskedFor() throws Exception {
        assertThat(parse("--exit").form()).isEqualTo(Artifact.Form.asked());
        assertThat(parse("--exit", "--native").form()).isEqualTo(Artifact.Form.NATIVE);
    }

    @Test
    void relativePathsAreTakenFromTheWorkingDirectory() throws Exception {
        assertThat(parse("--keep-data", "here/../data").data())
                .isEqualTo(Path.of("data").toAbsolutePath());
    }

    @ParameterizedTest
    @CsvSource({
        "--unknown, There is no option --unknown",
        "demo, There is no option demo",
        "--addresses, --addresses needs a path",
        "--keep-data --exit, --keep-data needs a path",
        "--exit --no-demo, --exit and --no-demo together would do nothing"
    })
    void mistakesAreNamed(String line, String message) {
        assertThatThrownBy(() -> parse(line.split(" ")))
                .isInstanceOf(CommandLine.Mistake.class)
                .hasMessage(message);
    }

    @Test
    void theUsageNamesEveryOption() {
        assertThat(CommandLine.usage())
                .contains("--exit", "--no-demo", "--addresses", "--keep-data", "--native", "--help");
    }

    private static CommandLine parse(String... arguments) throws CommandLine.Mistake {
        return CommandLine.parse(List.of(arguments));
    }
}
