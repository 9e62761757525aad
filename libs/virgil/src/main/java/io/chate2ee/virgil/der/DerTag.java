package io.chate2ee.virgil.der;

/** The tag bytes used by Virgil's structures. */
public final class DerTag {

    /** INTEGER. */
    public static final int INTEGER = 0x02;

    /** BIT STRING. */
    public static final int BIT_STRING = 0x03;

    /** OCTET STRING. */
    public static final int OCTET_STRING = 0x04;

    /** NULL. */
    public static final int NULL = 0x05;

    /** OBJECT IDENTIFIER. */
    public static final int OID = 0x06;

    /** UTF8String. */
    public static final int UTF8_STRING = 0x0c;

    /** SEQUENCE, constructed. */
    public static final int SEQUENCE = 0x30;

    /** SET, constructed. */
    public static final int SET = 0x31;

    private static final int EXPLICIT = 0xa0;
    private static final int HIGHEST_NUMBER = 30;

    private DerTag() {}

    /** Context tag {@code number}, constructed, as EXPLICIT tagging writes it. */
    public static int explicit(int number) {
        if (number < 0 || number > HIGHEST_NUMBER) {
            throw new IllegalArgumentException("tag number " + number);
        }
        return EXPLICIT | number;
    }
}
