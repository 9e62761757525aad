package io.chate2ee.stack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.stack.process.Artifact.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactTest {
    private final Path module;

    ArtifactTest(@TempDir Path module) {
        this.module = module;
    }

    @Test
    void theJarRunsOnTheJavaOfThisProcess() throws IOException {
        Path jar = made("quarkus-app/quarkus-run.jar");

        assertThat(new Artifact(module, Form.JAR).command("64m", "-Da=b"))
                .startsWith(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m")
                .endsWith("-Da=b", "-jar", jar.toString());
    }

    @Test
    void theExecutableRunsByItself() throws IOException {
        Path runner = made("service-1.0-runner");
        assertThat(runner.toFile().setExecutable(true)).isTrue();

        assertThat(new Artifact(module, Form.NATIVE).command("64m", "-Da=b"))
                .containsExactly(runner.toString(), "-Xmx64m", "-Da=b");
    }

    @Test
    void whatTheBuildLeavesBesideAnExecutableIsNone() throws IOException {
        made("service-1.0-runner.jar");
        made("service-1.0-runner");

        assertThatThrownBy(() -> new Artifact(module, Form.NATIVE).file()).isInstanceOf(ChildFailure.class);
    }

    @Test
    void aMissingExecutableIsNamedWithWhatMakesIt() {
        assertThatThrownBy(() -> new Artifact(module, Form.NATIVE).command("64m"))
                .isInstanceOf(ChildFailure.class)
                .hasMessageContaining("*-runner")
                .hasMessageContaining("-Pnative");
    }

    @Test
    void aMissingJarIsNamed() {
        assertThatThrownBy(() -> new Artifact(module, Form.JAR).command("64m"))
                .isInstanceOf(ChildFailure.class)
                .hasMessageContaining("quarkus-run.jar");
    }

    private Path made(String name) throws IOException {
        Path file = module.resolve("target").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.createFile(file);
    }
}
