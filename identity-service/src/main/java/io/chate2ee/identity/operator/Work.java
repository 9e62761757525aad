package io.chate2ee.identity.operator;

import java.io.IOException;
import java.sql.SQLException;

/**
 * Something that blocks, and can fail in the ways in which the registry and files do.
 *
 * @param <T> what comes of it
 */
@FunctionalInterface
public interface Work<T> {
    /** Does it. */
    T run() throws SQLException, IOException;
}
