package io.chate2ee.virgil.envelope;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.der.Der;
import io.chate2ee.virgil.der.DerReader;
import io.chate2ee.virgil.der.DerTag;
import io.chate2ee.virgil.key.KeyId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who signed the content and how, as two custom parameters: {@code SET { SEQ { UTF8String name, [2] { OCT } } }} (checked
 * against vectors).
 *
 * @param signer identifier of the signer's key
 * @param signature the wrapper of {@link io.chate2ee.virgil.sign.VirgilSignature}
 */
@SuppressWarnings("ArrayRecordComponent") // Lives only while one envelope is made or read; never compared.
record EnvelopeSignature(KeyId signer, byte[] signature) implements Authorship {

    private static final String SIGNER = "VIRGIL-DATA-SIGNER-ID";
    private static final String SIGNATURE = "VIRGIL-DATA-SIGNATURE";
    private static final int PARAMETERS = 2;
    private static final int OCTETS_CHOICE = 2;

    byte[] encode() {
        return Der.setOf(List.of(parameter(SIGNER, signer.bytes()), parameter(SIGNATURE, signature)));
    }

    /** Reads exactly the two parameters; others would be unauthenticated, and nobody writes them. */
    static EnvelopeSignature read(DerReader reader) {
        var set = reader.enter(DerTag.SET);
        Map<String, byte[]> parameters = new HashMap<>();
        for (int i = 0; i < PARAMETERS; i++) {
            var parameter = set.enter(DerTag.SEQUENCE);
            var name = parameter.utf8();
            var choice = parameter.enter(DerTag.explicit(OCTETS_CHOICE));
            parameters.put(name, choice.content(DerTag.OCTET_STRING));
            choice.end();
            parameter.end();
        }
        set.end();
        return new EnvelopeSignature(KeyId.of(require(parameters.get(SIGNER))), require(parameters.get(SIGNATURE)));
    }

    private static byte[] require(byte @Nullable [] value) {
        if (value == null) {
            throw new MalformedException("envelope does not say who signed it");
        }
        return value;
    }

    private static byte[] parameter(String name, byte[] value) {
        return Der.sequence(Der.utf8(name), Der.element(DerTag.explicit(OCTETS_CHOICE), Der.octets(value)));
    }
}
