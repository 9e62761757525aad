package io.chate2ee.identity.mapping;

import java.util.Optional;

/** Where mappings come from. Read once, by one thread. */
public interface Mappings {
    /**
     * The next mapping, or one that cannot be used; empty at the end. Blocks.
     *
     * @throws java.io.UncheckedIOException if it cannot be read on
     */
    Optional<Entry> next();
}
