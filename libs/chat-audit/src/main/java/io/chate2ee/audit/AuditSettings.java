package io.chate2ee.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What is audited, {@code chat.audit.*}, and how topics are named. */
@ConfigMapping(prefix = "chat")
public interface AuditSettings {
    /** What is audited. */
    Audit audit();

    /** How topics are named. */
    Naming topics();

    /** What is audited. */
    interface Audit {
        /** Whether anything is. */
        @WithDefault("true")
        boolean on();

        /** Whether each signed token is: with many users the bulk of all lines. */
        @WithDefault("true")
        boolean mints();

        /** How many refusals a second get a line of their own; the rest is only counted, so that nobody can flood the topic. */
        @WithDefault("100")
        int refusalsPerSecond();

        /** How long a process that ends waits for Kafka to take what it still has to account for. */
        @WithDefault("3s")
        Duration atTheEnd();
    }

    /** How topics are named. */
    interface Naming {
        /** Put before every topic's name. */
        Optional<String> prefix();
    }
}
