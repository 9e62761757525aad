package io.chate2ee.standin.keyknox.model;

import java.util.HashMap;
import java.util.Map;

/** What version 1 of Keyknox should do. */
final class OneModel {

    private static final Value NEVER = new Value("", 0, SequenceRun.HASH_OF_NOTHING);

    private final Map<String, Value> values = new HashMap<>();

    /** The one value of an identity; its content is empty if there is none. */
    record Value(String content, int changes, String hash) {

        boolean exists() {
            return !content.isEmpty();
        }

        /** Versions start from 1.0, whether or not there was a change. */
        String version() {
            return Math.max(1, changes) + ".0";
        }
    }

    Value find(String identity) {
        return values.getOrDefault(identity, NEVER);
    }

    void push(String identity, String content, String hash) {
        values.put(identity, new Value(content, find(identity).changes() + 1, hash));
    }

    void reset(String identity) {
        var old = find(identity);
        if (old.exists()) {
            values.put(identity, new Value("", old.changes() + 1, SequenceRun.HASH_OF_NOTHING));
        }
    }
}
