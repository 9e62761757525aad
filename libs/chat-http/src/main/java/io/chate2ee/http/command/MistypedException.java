package io.chate2ee.http.command;

import java.util.function.Supplier;

/** What was typed is of the right grammar and makes no sense all the same. The message is for the operator. */
public final class MistypedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private MistypedException(IllegalArgumentException wrong) {
        super(wrong.getMessage(), wrong);
    }

    /** Reads something that was typed. */
    public static <T> T unless(Supplier<T> sense) {
        try {
            return sense.get();
        } catch (IllegalArgumentException wrong) {
            throw new MistypedException(wrong);
        }
    }
}
