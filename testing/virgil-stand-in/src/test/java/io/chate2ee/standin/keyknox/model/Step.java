package io.chate2ee.standin.keyknox.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One call in a sequence. Hashes are not known when sequences are made up, so a step only says which kind of hash it brings. */
sealed interface Step {

    /** Which previous hash a push brings. */
    enum Bring {
        NONE,
        THE_CURRENT_ONE,
        AN_OLD_ONE,
        THAT_OF_NOTHING
    }

    /** Version 2: writes copies. */
    record Push(String caller, Place place, List<String> identities, String content, Bring bring) implements Step {}

    /** Version 2: reads a copy; without an owner, one's own. */
    record Pull(String caller, Place place, @Nullable String owner) implements Step {}

    /** Version 2: names of keys, paths or roots. */
    record Keys(
            String caller,
            @Nullable String root,
            @Nullable String path,
            @Nullable String owner) implements Step {}

    /** Version 2: deletes, or drops a recipient. */
    record Reset(
            String caller,
            @Nullable String root,
            @Nullable String path,
            @Nullable String key,
            @Nullable String recipient)
            implements Step {}

    /** Version 1: writes the one value. */
    record PushOne(String caller, String content, Bring bring) implements Step {}

    /** Version 1: reads the one value. */
    record PullOne(String caller) implements Step {}

    /** Version 1: empties the one value. */
    record ResetOne(String caller) implements Step {}

    /** Where a value is, below its owner. */
    record Place(String root, String path, String key) {}
}
