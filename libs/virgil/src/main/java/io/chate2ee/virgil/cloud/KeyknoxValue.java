package io.chate2ee.virgil.cloud;

import io.chate2ee.virgil.envelope.Envelope;
import java.util.List;

/**
 * What Keyknox keeps under a key.
 *
 * @param owner who may change it
 * @param key where it is
 * @param identities who may read it; they have copies of their own
 * @param envelope the copy of the identity that asked
 * @param hash opaque; names this state of the value when it is changed
 */
public record KeyknoxValue(String owner, KeyknoxKey key, List<String> identities, Envelope envelope, String hash) {

    /** Copies the list. */
    public KeyknoxValue {
        identities = List.copyOf(identities);
    }

    /** Whether nothing is there for whoever asked; a key that does not exist looks the same (shown by SDK tests). */
    public boolean isEmpty() {
        return envelope.isEmpty();
    }
}
