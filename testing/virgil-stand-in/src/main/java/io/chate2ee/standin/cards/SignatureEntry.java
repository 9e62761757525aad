package io.chate2ee.standin.cards;

import io.chate2ee.standin.exchange.Fields;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One signature of a card to publish.
 *
 * @param signer who signed: {@code self} or a name of the application's choice
 * @param signature the wrapped signature, base64
 * @param extra what was signed behind the content snapshot, base64, empty if nothing
 */
record SignatureEntry(String signer, String signature, String extra) {

    static final String SELF = "self";
    private static final String SERVICE = "virgil";
    private static final int MOST_SIGNATURES = 8;
    private static final int LONGEST_SIGNER = 1024;
    private static final int LONGEST_EXTRA = 1024;

    /** Reads the signatures of a card and checks the rules about their number and names. */
    static List<SignatureEntry> readAll(Fields model) {
        var entries = model.objects("signatures");
        CardMistake.TOO_FEW_SIGNATURES.unless(!entries.isEmpty());
        CardMistake.TOO_MANY_SIGNATURES.unless(entries.size() <= MOST_SIGNATURES);
        var signatures = entries.stream().map(SignatureEntry::read).toList();
        var selves = signers(signatures).filter(SELF::equals).count();
        CardMistake.SELF_SIGNATURE_ABSENT.unless(selves >= 1);
        CardMistake.TWO_SELF_SIGNATURES.unless(selves <= 1);
        CardMistake.SIGNER_NOT_ALLOWED.unless(signers(signatures).distinct().count() == signatures.size());
        return signatures;
    }

    /** The one self signature of a list that was read here. */
    static SignatureEntry self(List<SignatureEntry> signatures) {
        return signatures.stream()
                .filter(entry -> entry.signer.equals(SELF))
                .findFirst()
                .orElseThrow(CardMistake.SELF_SIGNATURE_ABSENT::refusal);
    }

    private static Stream<String> signers(List<SignatureEntry> signatures) {
        return signatures.stream().map(SignatureEntry::signer);
    }

    private static SignatureEntry read(Fields entry) {
        return new SignatureEntry(
                signer(entry.optionalText("signer")),
                signature(entry.optionalText("signature")),
                extra(entry.optionalText("snapshot")));
    }

    private static String signer(@Nullable String signer) {
        if (signer == null || signer.isEmpty()) {
            throw CardMistake.SIGNER_EMPTY.refusal();
        }
        CardMistake.SIGNER_TOO_LONG.unless(signer.length() <= LONGEST_SIGNER);
        CardMistake.SIGNER_NOT_ALLOWED.unless(!signer.equals(SERVICE));
        return signer;
    }

    private static String signature(@Nullable String signature) {
        if (signature == null || signature.isEmpty()) {
            throw CardMistake.SIGNATURE_ABSENT.refusal();
        }
        Fields.base64(signature, CardMistake.SIGNATURE_NOT_BASE64);
        return signature;
    }

    private static String extra(@Nullable String snapshot) {
        var extra = snapshot == null ? "" : snapshot;
        CardMistake.EXTRA_TOO_LONG.unless(Fields.base64(extra, CardMistake.EXTRA_NOT_BASE64).length <= LONGEST_EXTRA);
        return extra;
    }

    byte[] signatureBytes() {
        return Fields.base64(signature, CardMistake.SIGNATURE_NOT_BASE64);
    }

    byte[] extraBytes() {
        return Fields.base64(extra, CardMistake.EXTRA_NOT_BASE64);
    }
}
