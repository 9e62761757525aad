package io.chate2ee.stack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the build made of a service, and how it is run: the one place that decides between the jar and the native executable.
 *
 * @param module the service's directory, as Maven knows it
 * @param form which of the two
 */
public record Artifact(Path module, Form form) {
    /** What a service can be built as. */
    public enum Form {
        /** For any JVM; made by every build. */
        JAR,
        /** A program for this kind of machine; made by {@code mvn -Pnative package}. */
        NATIVE;

        private static final String PROPERTY = "artifact.form";

        /**
         * What {@code -Dartifact.form=jar} or {@code -Dartifact.form=native} asks for; the jar where nothing does.
         *
         * @throws IllegalArgumentException if it is neither
         */
        public static Form asked() {
            return valueOf(System.getProperty(PROPERTY, "jar").toUpperCase(Locale.ROOT));
        }
    }

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

    /** The artifact of the module in whose directory this process works, in the form that is asked for. */
    public static Artifact here() {
        return new Artifact(Path.of(""), Form.asked());
    }

    /**
     * How a line that runs it begins; arguments follow. It is to be small, and quick to be ready.
     *
     * @param heap the most memory for objects, as {@code 192m}
     * @param properties further system properties, each as {@code -Dname=value}
     * @throws ChildFailure if it was not built
     */
    public List<String> command(String heap, String... properties) {
        return command(heap, List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"), List.of(properties));
    }

    /**
     * The same, for measuring: a JVM compiles and collects as it does by itself, but for these options.
     *
     * @param jvm options that a native executable is not given
     * @throws ChildFailure if it was not built
     */
    public List<String> commandForMeasuring(String heap, String... jvm) {
        return command(heap, List.of(jvm), List.of());
    }

    private List<String> command(String heap, List<String> jvm, List<String> properties) {
        List<String> command = new ArrayList<>();
        if (form == Form.JAR) {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.add("-Xmx" + heap);
            command.addAll(jvm);
            command.addAll(properties);
            command.addAll(List.of("-jar", file().toString()));
        } else {
            command.addAll(List.of(file().toString(), "-Xmx" + heap));
            command.addAll(properties);
        }
        return command;
    }

    /**
     * The file that is run.
     *
     * @throws ChildFailure if it was not built
     */
    public Path file() {
        return found().orElseThrow(() -> new ChildFailure(
                form == Form.JAR
                        ? "not built: there is no " + module.resolve(JAR).toAbsolutePath()
                        : "no native executable: there is no "
                                + module.resolve("target").resolve("*-runner").toAbsolutePath()
                                + "; mvn -Pnative -DskipTests package makes it"));
    }

    /** Whether the build made it. */
    public boolean isBuilt() {
        return found().isPresent();
    }

    private Optional<Path> found() {
        if (form == Form.JAR) {
            return Optional.of(module.resolve(JAR)).filter(Files::isRegularFile);
        }
        Path target = module.resolve("target");
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-runner"))
                    .filter(Files::isExecutable)
                    .map(Path::toAbsolutePath)
                    .min(Comparator.naturalOrder());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look into " + target, e);
        }
    }
}
