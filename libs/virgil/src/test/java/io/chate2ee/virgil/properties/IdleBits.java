package io.chate2ee.virgil.properties;

import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The bits of an envelope that nothing in the format protects, because nothing is made of them. */
final class IdleBits {
    /** What stands before an ephemeral curve point: SPKI of Ed25519, of X25519, and the head of a hybrid wrap. */
    private static final String[] BEFORE_POINTS = {
        "302a300506032b6570032100", "302a300506032b656e032100", "0609608648016503040203060960864801650304012e0420"
    };

    private static final int POINT_LENGTH = 32;
    /** What stands before the nonce of the content: AES-256-GCM. */
    private static final String BEFORE_NONCE = "060960864801650304012e040c";

    private static final int NONCE_LENGTH = 12;

    private IdleBits() {}

    /**
     * The bits, counted from the lowest of the first byte: the top of an ephemeral point, which is the sign of Ed25519 and
     * unused in X25519; with a footer, the nonce beside the algorithm, since another one is derived.
     */
    static Set<Integer> of(byte[] envelope, boolean withFooter) {
        var hex = HexFormat.of().formatHex(envelope);
        var points = Stream.of(BEFORE_POINTS)
                .filter(hex::contains)
                .map(before -> (after(hex, before) + POINT_LENGTH) * Byte.SIZE - 1);
        int nonce = after(hex, BEFORE_NONCE);
        var nonces = IntStream.range(nonce * Byte.SIZE, (nonce + NONCE_LENGTH) * Byte.SIZE)
                .filter(bit -> withFooter)
                .boxed();
        return Stream.concat(points, nonces).collect(Collectors.toSet());
    }

    private static int after(String hex, String before) {
        return (hex.indexOf(before) + before.length()) / 2;
    }
}
