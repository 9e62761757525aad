package io.chate2ee.http.operator;

import java.io.IOException;
import java.sql.SQLException;

/**
 * Something that blocks, and can fail in the ways in which databases and files do.
 *
 * @param <T> what comes of it
 */
@FunctionalInterface
public interface Work<T> {
    /** Does it. */
    T run() throws SQLException, IOException;
}
