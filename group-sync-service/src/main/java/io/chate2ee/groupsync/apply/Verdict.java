package io.chate2ee.groupsync.apply;

import io.chate2ee.groupsync.plan.GroupKey;
import io.chate2ee.groupsync.tickets.SealBrokenException;
import io.chate2ee.virgil.AnswerLostException;
import io.chate2ee.virgil.AnswerTooLargeException;
import io.chate2ee.virgil.AppRefusedException;
import io.chate2ee.virgil.CardExistsException;
import io.chate2ee.virgil.CloudException;
import io.chate2ee.virgil.ForbiddenException;
import io.chate2ee.virgil.MetaTooLargeException;
import io.chate2ee.virgil.NotFoundException;
import io.chate2ee.virgil.NotSentException;
import io.chate2ee.virgil.OtherCloudException;
import io.chate2ee.virgil.StaleHashException;
import io.chate2ee.virgil.TokenExpiredException;
import io.chate2ee.virgil.TransientCloudException;
import org.jboss.logging.Logger;

/** Tells by its type what a failure means for the group: try later, park it, or stop because it is not about this group at all. */
final class Verdict {
    private static final Logger LOG = Logger.getLogger(Verdict.class);

    private Verdict() {}

    static Ending of(GroupKey key, Throwable failure) {
        if (failure instanceof CloudException refusal) {
            return ofCloud(refusal);
        }
        if (failure instanceof LeaseLostException) {
            return new Ending.Lost();
        }
        if (failure instanceof StoppingException) {
            return new Ending.LetGo();
        }
        if (failure instanceof ForeignContentException) {
            return new Ending.Park("foreign-content");
        }
        if (failure instanceof SealBrokenException) {
            return new Ending.Park("ticket-does-not-open");
        }
        // The database is away, or there is a mistake in this service: neither is the group's fault.
        LOG.errorf(failure, "GSY030 Work on group %s failed unexpectedly; it is tried again later", key);
        return new Ending.Later(null);
    }

    private static Ending ofCloud(CloudException refusal) {
        if (refusal instanceof TransientCloudException trouble) {
            return new Ending.Later(trouble.retryAfter().orElse(null));
        }
        if (refusal instanceof AnswerLostException lost) {
            return new Ending.Later(lost.retryAfter().orElse(null));
        }
        if (refusal instanceof NotSentException heldBack) {
            return new Ending.Later(heldBack.retryAfter().orElse(null));
        }
        if (refusal instanceof StaleHashException || refusal instanceof AnswerTooLargeException) {
            return new Ending.Later(null);
        }
        if (refusal instanceof AppRefusedException || refusal instanceof TokenExpiredException) {
            return new Ending.LetGo();
        }
        if (refusal instanceof ForbiddenException) {
            return new Ending.Park("forbidden");
        }
        if (refusal instanceof MetaTooLargeException) {
            return new Ending.Park("meta-too-large");
        }
        if (refusal instanceof OtherCloudException
                || refusal instanceof CardExistsException
                || refusal instanceof NotFoundException) {
            return new Ending.Park("refused-" + refusal.status() + "-" + refusal.code());
        }
        throw new IllegalStateException("unknown kind of cloud failure", refusal);
    }

    /** Whether removals of the same round should still be tried: the failure is about one push, not about our right to work. */
    static boolean leavesRemovalsPossible(Throwable failure) {
        if (failure instanceof CloudException refusal) {
            return !(ofCloud(refusal) instanceof Ending.LetGo);
        }
        return failure instanceof ForeignContentException || failure instanceof SealBrokenException;
    }
}
