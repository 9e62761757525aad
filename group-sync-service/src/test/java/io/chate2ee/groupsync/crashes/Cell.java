package io.chate2ee.groupsync.crashes;

/**
 * How one change came out of one death.
 *
 * @param rights what is wrong with rights in the cloud; empty if nothing is
 * @param announcements what is wrong with what was announced; empty if nothing is
 * @param seconds from the restart, or the take-over, until the rights were as they should be
 */
record Cell(String rights, String announcements, double seconds) {
    boolean isGood() {
        return rights.isEmpty() && announcements.isEmpty();
    }

    /** Of two deaths at the same point, the one that came out worse. */
    Cell worse(Cell other) {
        if (isGood() != other.isGood()) {
            return isGood() ? other : this;
        }
        return seconds >= other.seconds ? this : other;
    }

    Cell with(String more) {
        return new Cell((rights + " " + more).strip(), announcements, seconds);
    }

    @Override
    public String toString() {
        return isGood()
                ? String.format(java.util.Locale.ROOT, "%.1f", seconds)
                : (rights + " " + announcements).strip();
    }
}
