package io.chate2ee.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The operator's own tool, 1.27 or later. */
final class Kubectl {
    private static final String LEFT_OUT = "; -DskipKubectl leaves these tests out";
    private static final Pattern VERSION = Pattern.compile("Client Version: v(\\d+)\\.(\\d+)");

    private Kubectl() {}

    /** What {@code kubectl apply -k} would send. */
    static String kustomize(Path directory) {
        demandVersion(run("version", "--client"));
        return run("kustomize", directory.toString());
    }

    static void demandVersion(String said) {
        var version = VERSION.matcher(said);
        if (!version.find()) {
            throw new IllegalStateException("kubectl does not say its version: " + said.strip() + LEFT_OUT);
        }
        int major = Integer.parseInt(version.group(1));
        int minor = Integer.parseInt(version.group(2));
        if (major < 1 || major == 1 && minor < 27) {
            throw new IllegalStateException(
                    "kubectl is " + major + "." + minor + ", 1.27 or later is needed (Debian's is older)" + LEFT_OUT);
        }
    }

    private static String run(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "kubectl";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        try {
            Path out = Files.createTempFile("kubectl", ".out");
            Path err = Files.createTempFile("kubectl", ".err");
            try {
                Process process = new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
                if (!process.waitFor(60, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new IllegalStateException("kubectl does not end");
                }
                if (process.exitValue() != 0) {
                    throw new IllegalStateException("kubectl " + String.join(" ", arguments) + ": "
                            + Files.readString(err).strip());
                }
                return Files.readString(out, StandardCharsets.UTF_8);
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (IOException absent) {
            throw new UncheckedIOException("kubectl 1.27 or later is not on the PATH" + LEFT_OUT, absent);
        }
    }
}
