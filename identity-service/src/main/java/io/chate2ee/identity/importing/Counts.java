package io.chate2ee.identity.importing;

/**
 * What became of rows.
 *
 * @param added users who were not known before
 * @param replaced users who got another identity
 * @param unchanged users who had the identity already
 * @param refused rows that do not go with what the registry has
 */
public record Counts(long added, long replaced, long unchanged, long refused) {
    /** Nothing yet. */
    public static final Counts NONE = new Counts(0, 0, 0, 0);

    /** Both together. */
    Counts plus(Counts more) {
        return new Counts(
                added + more.added, replaced + more.replaced, unchanged + more.unchanged, refused + more.refused);
    }
}
