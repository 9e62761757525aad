package io.chate2ee.identity.importing;

import io.chate2ee.identity.mapping.Fault;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that was told of an import.
 *
 * @param faults lines that cannot be used, as {@code line: reason}
 * @param refusals rows that do not go with the registry, in the same form
 */
record Noted(List<String> faults, List<String> refusals) implements ImportWatcher {
    Noted() {
        this(new ArrayList<>(), new ArrayList<>());
    }

    @Override
    public void read(long lines) {
        // What is read is seen by what is merged.
    }

    @Override
    public void merged(long rows, long all) {
        // The outcome says the same.
    }

    @Override
    public void fault(Fault fault) {
        faults.add(fault.line() + ": " + fault.reason());
    }

    @Override
    public void refusal(Refusal refusal) {
        refusals.add(refusal.line() + ": " + refusal.reason());
    }
}
