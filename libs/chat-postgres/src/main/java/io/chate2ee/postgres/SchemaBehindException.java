package io.chate2ee.postgres;

/** The database is not yet what this version needs, and somebody else is to change that. Waiting cures it. */
public final class SchemaBehindException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    SchemaBehindException(String version) {
        super("the schema is not yet at version " + version + ": run the command migrate (postgres.migrate is false)");
    }
}
