package io.chate2ee.groupsync.ledger;

import static java.util.Objects.requireNonNull;

import io.chate2ee.contract.id.Guid;
import java.util.List;
import java.util.Map;

/** Folds a batch into what was loaded for it. Pure but for the drafts, which it changes. */
final class LedgerRules {
    private LedgerRules() {}

    /**
     * Lets every event of the batch count, then the snapshots that are whole.
     *
     * @param drafts of every group that the batch touches
     */
    static List<GroupDraft> fold(
            Batch batch, Deliveries deliveries, List<WholeSnapshot> snapshots, Map<Guid, GroupDraft> drafts) {
        batch.others().stream()
                .filter(received -> !deliveries.isRetry(received))
                .forEach(received -> draft(drafts, received.event().guid()).fold(received));
        batch.unreadable().forEach((guid, at) -> draft(drafts, guid).foldUnreadable(at));
        snapshots.forEach(snapshot -> draft(drafts, snapshot.guid()).fold(snapshot));
        return List.copyOf(drafts.values());
    }

    private static GroupDraft draft(Map<Guid, GroupDraft> drafts, Guid guid) {
        return requireNonNull(drafts.get(guid));
    }
}
