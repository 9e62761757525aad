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
    private static final Logger ONLY_ERRORS_COUNT = Logger.getLogger("org.apache.kafka.controller");

    private QuietLogs() {}

    static void on() {
        WARNINGS_COUNT.forEach(logger -> logger.setLevel(Level.WARNING));
        ONLY_ERRORS_COUNT.setLevel(Level.SEVERE);
    }
}
