package io.chate2ee.identity.exporting;

/** How an export is written. Both can be imported again. */
public enum ExportFormat {
    /** Comma-separated values under a line of names. */
    CSV("uid,identity,source,version,first_seen,last_seen\n", "%s,%s,%s,%d,%s,%s\n"),
    /** One JSON object a line. */
    NDJSON(
            "",
            "{\"uid\":\"%s\",\"identity\":\"%s\",\"source\":\"%s\",\"version\":%d,\"firstSeen\":\"%s\",\"lastSeen\":\"%s\"}\n");

    private final String head;
    private final String line;

    ExportFormat(String head, String line) {
        this.head = head;
        this.line = line;
    }

    String head() {
        return head;
    }

    String line(ExportedUser user) {
        return line.formatted(
                user.uid(), user.identity(), user.source(), user.version(), user.firstSeen(), user.lastSeen());
    }
}
