package io.chate2ee.stack.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How to start a child.
 *
 * @param name for people
 * @param command the program and its arguments
 * @param environment variables added to those of this process; may hold secrets
 * @param log where both outputs go, appended; its directory exists
 */
public record ChildCommand(String name, List<String> command, Map<String, String> environment, Path log) {
    /** Copies the collections. */
    public ChildCommand {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    @Override
    public String toString() {
        return "ChildCommand[name=" + name + ", environment=[redacted], log=" + log + "]";
    }
}
