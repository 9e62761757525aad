package io.chate2ee.stack.scene;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A group as identity-service shows it to one user.
 *
 * @param identity by which E3Kit loads it; null while there is nothing to load
 * @param state such as {@code in-sync}
 * @param epoch the newest epoch, from 0; -1 while there is none
 * @param granted whether the asking user can read the newest epoch
 */
public record GroupView(@Nullable String identity, String state, long epoch, boolean granted) {
    /** By which E3Kit loads the group, if it can be loaded. */
    public Optional<String> loadable() {
        return Optional.ofNullable(identity);
    }

    /** Whether nothing is left to be done. */
    public boolean inSync() {
        return state.equals("in-sync");
    }
}
