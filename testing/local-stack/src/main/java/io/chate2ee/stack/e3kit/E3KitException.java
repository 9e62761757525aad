package io.chate2ee.stack.e3kit;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What E3Kit threw, or the driver when E3Kit was not reached. */
public final class E3KitException extends RuntimeException {
    /** The {@code code} of E3Kit's GroupError when the group is not, or no longer, in the cloud for this user. */
    public static final int GROUP_NO_ACCESS = 11;
    /** The {@code code} of E3Kit's GroupError when the message is of an epoch that this user does not have. */
    public static final int GROUP_OUTDATED = 10;
    /** The {@code code} of E3Kit's GroupError when no copy of the ticket is for this user. */
    public static final int REMOTE_GROUP_NOT_FOUND = 3;

    private static final long serialVersionUID = 1L;

    private final String name;
    private final @Nullable Integer code;

    E3KitException(String name, @Nullable Integer code, String message) {
        super(name + (code == null ? "" : " " + code) + ": " + message);
        this.name = name;
        this.code = code;
    }

    /** The name of the JavaScript error, such as {@code GroupError}. */
    public String name() {
        return name;
    }

    /** E3Kit's number of a {@code GroupError}, or the HTTP status of a {@code TokenServiceError}. */
    public OptionalInt code() {
        return code == null ? OptionalInt.empty() : OptionalInt.of(code);
    }

    /** Whether it is a {@code GroupError} with this number. */
    public boolean isGroupError(int number) {
        return "GroupError".equals(name) && code != null && code == number;
    }
}
