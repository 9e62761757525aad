package io.chate2ee.standin.exchange;

/** One way a call can be wrong: a row of an error table. */
public interface Mistake {

    /** The refusal to throw. */
    Refusal refusal();

    /** Throws the refusal unless a rule holds. */
    default void unless(boolean rule) {
        if (!rule) {
            throw refusal();
        }
    }
}
