package io.chate2ee.stack;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Lets the embedded servers say only what is worth a warning. */
final class QuietLogs {
    /** Held here because the log manager itself holds loggers weakly, and a collected one forgets its level. */
    private static final List<Logger> WARNINGS_COUNT = List.of(
            Logger.getLogger("io.zonky"),
            Logger.getLogger("kafka"),
            Logger.getLogger("org.apache.kafka"),
            Logger.getLogger("state.change.logger"));

    /** Warns that it begins, every time. */
    private static final Logger CONTROLLER = Logger.getLogger("org.apache.kafka.controller");

    /** Calls it an error when it looks for the leader of a topic that is just being made. */
    private static final Logger LEADER_SEARCH =
            Logger.getLogger("org.apache.kafka.clients.admin.internals.PartitionLeaderStrategy");

    private QuietLogs() {}

    static void on() {
        WARNINGS_COUNT.forEach(logger -> logger.setLevel(Level.WARNING));
        CONTROLLER.setLevel(Level.SEVERE);
        LEADER_SEARCH.setLevel(Level.OFF);
    }
}
