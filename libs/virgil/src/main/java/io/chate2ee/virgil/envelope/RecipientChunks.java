package io.chate2ee.virgil.envelope;

import io.chate2ee.virgil.key.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Splits recipients over as many envelopes as it takes for the meta of each to stay small enough for where it is kept.
 * Every envelope is for the sender as well, who must be able to read it again.
 *
 * @param sender signs every envelope and is a recipient of every envelope
 * @param longestMeta how long a meta may become in base64
 * @param most how many recipients beside the sender one envelope may have, however small they are
 */
public record RecipientChunks(PublicKey sender, int longestMeta, int most) {

    /**
     * Refuses limits that leave no room for anybody.
     *
     * @throws IllegalArgumentException if not even an envelope for the sender alone fits
     */
    public RecipientChunks {
        if (most < 1 || encodedMeta(sender, 0) > longestMeta) {
            throw new IllegalArgumentException("limits leave no room for a recipient");
        }
    }

    /**
     * Fills one chunk after the other, in the order given. No chunk is empty; a recipient who would not fit even alone is
     * alone in a chunk that is too long, so that only that one is refused where it is to be kept.
     *
     * @param keyOf the key of a recipient; nobody is the sender, and nobody there twice
     * @throws io.chate2ee.virgil.UnsupportedKeyTypeException if a recipient's key can only sign
     */
    public <R> List<List<R>> split(List<R> recipients, Function<? super R, PublicKey> keyOf) {
        var chunks = new ArrayList<List<R>>();
        int from = 0;
        int bytes = 0;
        for (int at = 0; at < recipients.size(); at++) {
            int next = EnvelopeSize.recipientBytes(keyOf.apply(recipients.get(at)));
            boolean full = at - from == most || encodedMeta(sender, bytes + next) > longestMeta;
            if (full && at > from) {
                chunks.add(List.copyOf(recipients.subList(from, at)));
                from = at;
                bytes = 0;
            }
            bytes += next;
        }
        if (from < recipients.size()) {
            chunks.add(List.copyOf(recipients.subList(from, recipients.size())));
        }
        return List.copyOf(chunks);
    }

    private static int encodedMeta(PublicKey sender, int others) {
        int all = EnvelopeSize.recipientBytes(sender) + others;
        return EnvelopeSize.encoded(EnvelopeSize.metaBytes(sender, all));
    }
}
