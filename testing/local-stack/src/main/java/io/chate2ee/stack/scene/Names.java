package io.chate2ee.stack.scene;

/**
 * Who plays, and in which group. A stack that keeps its data knows the players of earlier times; each time needs new ones.
 *
 * @param suffix makes the names new; empty the first time
 */
public record Names(String suffix) {
    /** The names of the first time. */
    public static Names plain() {
        return new Names("");
    }

    /** The names of the n-th time on the same data. */
    public static Names ofRun(int number) {
        return number == 1 ? plain() : new Names("-" + number);
    }

    /** Makes the group, and is in it all the time. */
    public String alice() {
        return "alice" + suffix;
    }

    /** Is in the group from the start and is kicked. */
    public String bob() {
        return "bob" + suffix;
    }

    /** Is added later. */
    public String carol() {
        return "carol" + suffix;
    }

    /** Is a member long before the first log-in. */
    public String dave() {
        return "dave" + suffix;
    }

    /** The chat group. */
    public String group() {
        return "book-club" + suffix;
    }
}
