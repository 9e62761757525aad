package io.chate2ee.stack.suite;

import io.chate2ee.stack.process.Artifact;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to run a stack.
 *
 * @param data where data, secrets and logs are kept for the next time; null for a new place that goes away in the end
 * @param ports where everything listens
 * @param callers further settings of the services that clients call, by the names their documentation uses
 * @param groupSync further settings of group-sync-service
 * @param form what the services run as
 */
public record StackOptions(
        @Nullable Path data,
        StackPorts ports,
        Map<String, String> callers,
        Map<String, String> groupSync,
        Artifact.Form form) {
    /** Copies the settings. */
    public StackOptions {
        callers = Map.copyOf(callers);
        groupSync = Map.copyOf(groupSync);
    }

    /** A stack whose services know callers by the login service alone. */
    public StackOptions(@Nullable Path data, StackPorts ports) {
        this(data, ports, Map.of(), Map.of(), Artifact.Form.asked());
    }

    /** For tests: nothing is kept, and several stacks can run at once. */
    public static StackOptions temporary() {
        return new StackOptions(null, StackPorts.free());
    }

    /** The same, with further settings of the services that clients call. */
    public StackOptions withCallers(Map<String, String> settings) {
        return new StackOptions(data, ports, settings, groupSync, form);
    }

    /** The same, with further settings of group-sync-service. */
    public StackOptions withGroupSync(Map<String, String> settings) {
        return new StackOptions(data, ports, callers, settings, form);
    }

    /** The same, with services that run as this. */
    public StackOptions withForm(Artifact.Form form) {
        return new StackOptions(data, ports, callers, groupSync, form);
    }
}
