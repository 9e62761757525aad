package io.chate2ee.groupsync.plan;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing to do, with at most one call to the cloud; whatever happens to it, planning again finds what is left. */
public sealed interface Step {
    /** Makes a fresh epoch key and stores it encrypted; nothing leaves this service yet. */
    record StoreEpoch(long epoch) implements Step {}

    /** Settles which epoch is the first that is for members in their present stay; nothing leaves this service. */
    record BeginStays(long epoch, List<Stay> stays) implements Step {
        /**
         * One stay.
         *
         * @param since when it began: the record counts for no other stay
         */
        public record Stay(Uid uid, Instant since) {}

        /** Copies the stays. */
        public BeginStays {
            stays = List.copyOf(stays);
        }
    }

    /** Writes copies of a stored epoch's ticket for these members and the owner. With no members: for the owner alone. */
    record Push(long epoch, List<Recipient> recipients) implements Step {
        /** Copies the recipients. */
        public Push {
            recipients = List.copyOf(recipients);
        }
    }

    /** Announces how far the group is, because waiting for the end of the round would hold up clients. */
    record Tell() implements Step {}

    /** Takes every copy of one identity away. */
    record Revoke(Identity identity, @Nullable Uid uid) implements Step {}

    /** Deletes everything of the group from the cloud. */
    record DeleteGroup() implements Step {}
}
