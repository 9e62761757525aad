package io.chate2ee.groupsync.ledger;

import java.time.Instant;

/** What an event means for the lives of its guid. */
sealed interface LifeVerdict {
    /**
     * It belongs to no life that can be changed.
     *
     * @param doubtful true if it tells of a life that is not known, so that a snapshot is needed
     */
    record Ignored(boolean doubtful) implements LifeVerdict {}

    /** It opens the next life; one that still lives has ended unnoticed. */
    record Opens(Instant createdAt, Creation creation) implements LifeVerdict {}

    /** It opens the next life only to say that it is over. */
    record OpensEnded(Instant createdAt, Creation creation) implements LifeVerdict {}

    /**
     * It belongs to the newest life, whose time of creation it may correct.
     *
     * @param doubtful true if it rather seems to belong to a life that is not known
     */
    record Applies(Instant createdAt, Creation creation, boolean doubtful) implements LifeVerdict {}

    /** It ends the newest life, or tells that a life after the dead one has ended too. */
    record Ends(Instant createdAt, Creation creation) implements LifeVerdict {}
}
