package io.chate2ee.groupsync.backfill;

import io.chate2ee.groupsync.settings.GroupsSettings;
import io.chate2ee.groupsync.settings.SourceSettings;
import io.chate2ee.groupsync.source.DriftException;
import io.chate2ee.groupsync.source.GroupSource;
import io.chate2ee.groupsync.source.Membership;
import io.chate2ee.groupsync.source.SourceGroup;
import io.chate2ee.groupsync.source.UnusableAnswerException;
import io.chate2ee.http.outbound.RefusedException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.function.BiConsumer;
import org.apache.kafka.common.KafkaException;

/**
 * Reads every group of the chat and writes a snapshot of each. May be run as often as one likes, beside everything else: a snapshot says
 * when its reading began, and whatever happened since knows better.
 */
@Singleton
public class Backfill {
    private static final int NOT_FOUND = 404;

    private final GroupSource source;
    private final SnapshotTopic topic;
    private final int atOnce;
    private final int places;

    @Inject
    Backfill(GroupSource source, SnapshotTopic topic, SourceSettings settings, GroupsSettings groups) {
        this.source = source;
        this.topic = topic;
        this.atOnce = settings.atOnce();
        this.places = groups.places();
    }

    /**
     * Runs to the end of the list. Blocks.
     *
     * @param done groups to leave out; those that this run does are added
     * @param dry whether only the list of groups is read, and nothing written
     * @param progress told how many groups are done, of how many
     * @throws IOException if the chat refuses or does not answer
     * @throws KafkaException if Kafka does not take a snapshot
     */
    public BackfillReport run(DoneGroups done, boolean dry, BiConsumer<Long, Long> progress)
            throws IOException, InterruptedException {
        Tally tally = new Tally();
        try (Crew crew = new Crew(atOnce)) {
            source.groups((fresh, unusable, total) -> {
                tally.unusable(unusable);
                crew.each(fresh, group -> {
                    one(group, done, dry, tally);
                    progress.accept(tally.done(), total);
                });
            });
        }
        return tally.report();
    }

    private void one(SourceGroup group, DoneGroups done, boolean dry, Tally tally)
            throws IOException, InterruptedException {
        if (done.contains(group.guid())) {
            tally.before.increment();
        } else if (dry) {
            count(tally, group.members(), 0);
        } else {
            try {
                Membership membership = source.membership(group);
                topic.write(membership);
                done.add(group.guid());
                count(tally, membership.members().size(), membership.banned().size());
            } catch (DriftException | UnusableAnswerException | SnapshotTooLargeException unreadable) {
                tally.unreadable(group.guid(), unreadable);
            } catch (RefusedException refused) {
                if (refused.status() != NOT_FOUND) {
                    throw refused;
                }
                tally.gone.increment();
            }
        }
    }

    private void count(Tally tally, long members, long banned) {
        tally.groups.increment();
        tally.members.add(members);
        tally.banned.add(banned);
        if (members > places) {
            tally.tooLarge.increment();
        }
    }
}
