package io.chate2ee.groupsync.ledger;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a batch led to, for those who watch.
 *
 * @param work whether the applier has something to do
 * @param held admissions that begin to wait because they came soon after a removal
 * @param retries webhooks that were dropped as sent again
 * @param namingTheActor bans and unbans that name who made them and not whom they bar
 */
public record Folded(boolean work, int held, int retries, int namingTheActor) {
    static Folded of(List<GroupDraft> groups, Deliveries deliveries) {
        return new Folded(
                lives(groups).anyMatch(LifeDraft::needsWork),
                lives(groups).mapToInt(LifeDraft::held).sum(),
                deliveries.retries(),
                groups.stream().mapToInt(GroupDraft::namingTheActor).sum());
    }

    private static Stream<LifeDraft> lives(List<GroupDraft> groups) {
        return groups.stream().flatMap(group -> group.drafts().stream());
    }
}
