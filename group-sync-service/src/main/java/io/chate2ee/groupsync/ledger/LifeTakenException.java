package io.chate2ee.groupsync.ledger;

/** Another replica opened the same life at the same moment, as can happen once while a partition moves. Fold again. */
final class LifeTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LifeTakenException() {
        super("another replica opened the same life of a group at the same time; the batch is folded again");
    }
}
