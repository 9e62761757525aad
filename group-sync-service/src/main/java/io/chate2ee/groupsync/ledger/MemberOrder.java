package io.chate2ee.groupsync.ledger;

/** Which of two marks about one member counts. */
enum MemberOrder {
    /** The known one: the other is older, or the same event read again. */
    KNOWN,
    /** The other one is later. */
    OTHER,
    /** They contradict each other at the same time and the known one shuts out: that wins, a snapshot is needed. */
    KNOWN_IN_DOUBT,
    /** They contradict each other at the same time and the other one shuts out: that wins, a snapshot is needed. */
    OTHER_IN_DOUBT;

    /**
     * The later effective time wins; a tie within a partition goes by the log's order; otherwise removal wins.
     *
     * @param known what the ledger holds
     * @param other what an event says
     */
    static MemberOrder of(Mark known, Mark other) {
        int byTime = other.at().compareTo(known.at());
        if (byTime != 0) {
            return byTime > 0 ? OTHER : KNOWN;
        }
        if (other.place().partition() == known.place().partition()) {
            return other.place().offset() > known.place().offset() ? OTHER : KNOWN;
        }
        if (other.open() == known.open()) {
            return KNOWN;
        }
        return known.open() ? OTHER_IN_DOUBT : KNOWN_IN_DOUBT;
    }

    boolean replaces() {
        return this == OTHER || this == OTHER_IN_DOUBT;
    }

    boolean doubtful() {
        return this == KNOWN_IN_DOUBT || this == OTHER_IN_DOUBT;
    }
}
