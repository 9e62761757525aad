package io.chate2ee.groupsync.ledger;

import static java.util.Objects.requireNonNull;

import io.chate2ee.contract.id.Guid;
import java.util.List;
import java.util.Map;

/** Folds a batch into what was loaded for it. Pure but for the drafts, which it changes. */
final class LedgerRules {
    private LedgerRules() {}

    /**
     * Lets every event of the batch count.
     *
     * @param drafts of every group that the batch touches
     */
    static List<GroupDraft> fold(Batch batch, Map<Guid, GroupDraft> drafts) {
        batch.events()
                .forEach(received ->
                        requireNonNull(drafts.get(received.event().guid())).fold(received));
        batch.unreadable().forEach(guid -> requireNonNull(drafts.get(guid)).foldUnreadable());
        return List.copyOf(drafts.values());
    }
}
