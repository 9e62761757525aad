package io.chate2ee.identity.importing;

import io.chate2ee.identity.mapping.Fault;

/** Is told of an import's course, on the thread that runs it. */
public interface ImportWatcher {
    /** Lines were read and checked. */
    void read(long lines);

    /** Rows were merged, out of all. */
    void merged(long rows, long all);

    /** A line cannot be used. */
    void fault(Fault fault);

    /** A row does not go with what the registry has. */
    void refusal(Refusal refusal);
}
