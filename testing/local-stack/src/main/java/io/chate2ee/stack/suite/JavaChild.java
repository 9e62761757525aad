package io.chate2ee.stack.suite;

import io.chate2ee.stack.process.ChildCommand;
import io.chate2ee.stack.process.ChildFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the jars of the suite are started: with the Java of this process, small, and quick to be ready. */
record JavaChild(String name, Path jar, String heap) {
    ChildCommand command(List<String> arguments, Settings settings, Path log) {
        if (!Files.isRegularFile(jar)) {
            throw new ChildFailure(name + " is not built: there is no " + jar);
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heap);
        command.add("-XX:+UseSerialGC");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-jar");
        command.add(jar.toString());
        command.addAll(arguments);
        return new ChildCommand(name, command, settings.asEnvironment(), log);
    }
}
