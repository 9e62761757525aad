package io.chate2ee.stack.scene;

import io.chate2ee.stack.e3kit.E3KitException;

/** Compares what happened with what the story says. */
final class Check {
    private Check() {}

    /** The claim must hold. */
    static void that(boolean holds, String claim) {
        if (!holds) {
            throw new SceneFailure("This does not hold: " + claim);
        }
    }

    /** Both must be the same. */
    static void same(String expected, String actual, String what) {
        if (!expected.equals(actual)) {
            throw new SceneFailure(what + ": expected \"" + expected + "\", got \"" + actual + "\"");
        }
    }

    /**
     * E3Kit must refuse with a GroupError of one of these codes: any other failure would prove nothing.
     *
     * @param claim what must be impossible
     */
    static void groupClosed(String claim, Runnable attempt, int... codes) {
        try {
            attempt.run();
        } catch (E3KitException e) {
            for (int code : codes) {
                if (e.isGroupError(code)) {
                    return;
                }
            }
            throw new SceneFailure("Refused for another reason than expected: " + claim, e);
        }
        throw new SceneFailure("This was possible: " + claim);
    }
}
