package io.chate2ee.http.outbound;

import java.io.IOException;
import java.util.Optional;

/** The other side refuses, and would refuse again. */
public final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    RefusedException(String whom, int status, Optional<String> code) {
        super(whom + " refuses: " + words(status, code));
        this.status = status;
        this.code = code.orElse("");
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** {@code error.code} of the answer; empty if it has none. */
    public String code() {
        return code;
    }

    static String words(int status, Optional<String> code) {
        return "status " + status + code.map(text -> ", " + text).orElse("");
    }
}
