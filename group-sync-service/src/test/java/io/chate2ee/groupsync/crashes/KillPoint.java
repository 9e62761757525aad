package io.chate2ee.groupsync.crashes;

import io.chate2ee.standin.exchange.Operation;

/** Between which two steps the process dies. Each arranges that the work cannot get further, and returns when it has got there. */
enum KillPoint {
    K0("records read, nothing written") {
        @Override
        void reach(CrashRound round) throws Exception {
            round.holds.ledger(round.guids());
            round.tellAll();
            round.holds.awaitSomebody();
        }
    },
    K1("ledger written") {
        @Override
        void reach(CrashRound round) throws Exception {
            round.slow(1, Operation.CARD_SEARCH, Operation.KEYKNOX_V2_PUSH, Operation.KEYKNOX_V2_RESET);
            round.tellAll();
            round.awaitLedger();
        }
    },
    K2("cards being looked up") {
        @Override
        boolean concerns(Change change) {
            return change.addsSomebody();
        }

        @Override
        void reach(CrashRound round) throws Exception {
            round.slow(1, Operation.CARD_SEARCH);
            round.tellAll();
            round.awaitCalls(1);
        }
    },
    K3("first write on its way") {
        @Override
        void reach(CrashRound round) throws Exception {
            round.slow(1, Operation.KEYKNOX_V2_PUSH, Operation.KEYKNOX_V2_RESET);
            round.tellAll();
            round.awaitCalls(round.writers());
        }
    },
    K4("answer read, nothing written down") {
        @Override
        void reach(CrashRound round) throws Exception {
            round.slow(1, Operation.KEYKNOX_V2_PUSH, Operation.KEYKNOX_V2_RESET);
            round.tellAll();
            round.awaitCalls(round.writers());
            round.holds.groups(round.guids());
            round.holds.awaitSomebody();
        }
    },
    K5("some of the resets done") {
        @Override
        boolean concerns(Change change) {
            return change.resets > 0;
        }

        @Override
        void reach(CrashRound round) throws Exception {
            round.slow(0.5, Operation.KEYKNOX_V2_RESET);
            round.tellAll();
            round.awaitCalls(3);
        }
    },
    K6("some of the epochs shared") {
        @Override
        boolean concerns(Change change) {
            return change.addsSomebody();
        }

        @Override
        void reach(CrashRound round) throws Exception {
            round.slow(0.5, Operation.KEYKNOX_V2_PUSH);
            round.tellAll();
            round.awaitCalls(3);
        }
    },
    K7("all done, offsets not committed") {
        @Override
        void reach(CrashRound round) throws Exception {
            round.tellAll();
            round.awaitRight();
        }

        @Override
        void afterDeath(CrashRound round) throws Exception {
            round.tellAgain(1);
        }
    },
    K8("announced, outbox not cleared") {
        @Override
        void reach(CrashRound round) throws Exception {
            round.holds.outbox();
            round.tellAll();
            round.holds.awaitSomebody();
            round.awaitRight();
        }
    },
    K9("stopping in good order") {
        @Override
        void reach(CrashRound round) throws Exception {
            round.slow(1, Operation.KEYKNOX_V2_PUSH, Operation.KEYKNOX_V2_RESET);
            round.tellAll();
            round.awaitCalls(round.writers());
            round.victim().terminate();
            round.awaitStopping();
        }
    },
    K10("rejecting what cannot be read") {
        @Override
        void reach(CrashRound round) throws Exception {
            round.holds.ledger(round.guids());
            round.babble();
            round.tellAll();
            round.holds.awaitSomebody();
        }
    },
    K11("everything read again from the beginning") {
        @Override
        void reach(CrashRound round) throws Exception {
            round.tellAll();
            round.awaitRight();
            round.nothingMoreIsToBeWritten();
            round.holds.ledger(round.guids());
            round.tellAgain(Integer.MAX_VALUE);
            round.holds.awaitSomebody();
        }
    };

    final String meaning;

    KillPoint(String meaning) {
        this.meaning = meaning;
    }

    /** Whether the change has such a moment. */
    boolean concerns(Change change) {
        return true;
    }

    abstract void reach(CrashRound round) throws Exception;

    /** When the process is dead and everything is well again. */
    void afterDeath(CrashRound round) throws Exception {}
}
