package io.chate2ee.stack.suite;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How to run a stack.
 *
 * @param data where data, secrets and logs are kept for the next time; null for a new place that goes away in the end
 * @param ports where everything listens
 */
public record StackOptions(@Nullable Path data, StackPorts ports) {
    /** For tests: nothing is kept, and several stacks can run at once. */
    public static StackOptions temporary() {
        return new StackOptions(null, StackPorts.free());
    }
}
