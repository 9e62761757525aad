package io.chate2ee.virgil.card;

import io.chate2ee.virgil.BadSignatureException;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.UnsupportedKeyTypeException;
import io.chate2ee.virgil.key.PublicKey;
import io.chate2ee.virgil.sign.VirgilSignature;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which signatures a card must carry to be believed. Its own signature is always among them: no policy can be made that
 * leaves it out. Three are ready to use: {@link #production()} against the Virgil cloud, {@link #selfAndVirgil} against a
 * stand-in with a service key of its own, and {@link #selfSigned()} where there is no service to vouch for anybody. What
 * Virgil's own clients check ranges from nothing to all of this (read in client source).
 */
public final class CardPolicy {

    /** Signs for the Virgil cloud (read in client source). */
    private static final String PRODUCTION_KEY = "MCowBQYDK2VwAyEAljOYGANYiVq1WbvVvoYIKtvZi2ji9bAhxyu6iV/LF8M=";

    private final Map<String, PublicKey> demanded;

    private CardPolicy(Map<String, PublicKey> demanded) {
        this.demanded = demanded;
    }

    /** Demands the card's own signature only: whoever serves the cards is trusted to tell who is who. */
    public static CardPolicy selfSigned() {
        return new CardPolicy(Map.of());
    }

    /** Demands the card's own signature and that of a Virgil service with this key. */
    public static CardPolicy selfAndVirgil(PublicKey virgilServiceKey) {
        return selfSigned().and(CardSignature.VIRGIL, virgilServiceKey);
    }

    /** Demands the card's own signature and that of the Virgil cloud. */
    public static CardPolicy production() {
        return selfAndVirgil(PublicKey.fromBase64(PRODUCTION_KEY));
    }

    /**
     * This policy, with one more signature demanded.
     *
     * @throws IllegalArgumentException if the signer is the card itself, or demanded already
     */
    public CardPolicy and(String signer, PublicKey key) {
        if (signer.equals(CardSignature.SELF)) {
            throw new IllegalArgumentException("a card's own signature is by its own key");
        }
        var more = new LinkedHashMap<>(demanded);
        if (more.putIfAbsent(signer, key) != null) {
            throw new IllegalArgumentException("signature by " + signer + " is demanded already");
        }
        return new CardPolicy(more);
    }

    /** The names of all signers whose signatures are demanded, the card's own first. */
    public Set<String> signers() {
        var signers = new LinkedHashSet<String>();
        signers.add(CardSignature.SELF);
        signers.addAll(demanded.keySet());
        return Collections.unmodifiableSet(signers);
    }

    /**
     * Reads a card and checks every demanded signature; others are not looked at.
     *
     * @throws MalformedException if the card or a demanded signature is not well-formed
     * @throws UnsupportedKeyTypeException if its key is of another type
     * @throws BadSignatureException if a demanded signature is missing, there twice, or does not match
     */
    public Card verify(RawCard raw) {
        var card = Card.parse(raw);
        verify(raw, CardSignature.SELF, card.publicKey());
        demanded.forEach((signer, key) -> verify(raw, signer, key));
        return card;
    }

    private static void verify(RawCard raw, String signer, PublicKey key) {
        var found = raw.signatures().stream()
                .filter(signature -> signature.signer().equals(signer))
                .toList();
        if (found.size() != 1) {
            throw new BadSignatureException("card has " + found.size() + " signatures by a demanded signer");
        }
        var signature = found.get(0);
        VirgilSignature.verify(key, CardSignature.signedBytes(raw, signature.snapshot()), signature.signature());
    }
}
