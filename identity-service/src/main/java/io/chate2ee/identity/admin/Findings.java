package io.chate2ee.identity.admin;

import io.chate2ee.identity.importing.ImportWatcher;
import io.chate2ee.identity.importing.Refusal;
import io.chate2ee.identity.mapping.Fault;
import java.util.ArrayList;
import java.util.List;

/** Collects what an import finds wrong; a body holds few enough lines for that. */
final class Findings implements ImportWatcher {
    private final List<ImportAnswer.Finding> lines = new ArrayList<>();

    List<ImportAnswer.Finding> lines() {
        return lines;
    }

    @Override
    public void read(long count) {
        // The whole body is there at once.
    }

    @Override
    public void merged(long rows, long all) {
        // It is answered when all is done.
    }

    @Override
    public void fault(Fault fault) {
        lines.add(new ImportAnswer.Finding(fault.line(), fault.reason()));
    }

    @Override
    public void refusal(Refusal refusal) {
        lines.add(new ImportAnswer.Finding(refusal.line(), refusal.uid() + " refused: " + refusal.reason()));
    }
}
