package io.chate2ee.virgil.crosscheck;

import com.virgilsecurity.crypto.foundation.GroupSession;
import com.virgilsecurity.crypto.foundation.GroupSessionMessage;
import com.virgilsecurity.crypto.foundation.GroupSessionTicket;
import com.virgilsecurity.sdk.cards.Card;
import com.virgilsecurity.sdk.cards.ModelSigner;
import com.virgilsecurity.sdk.cards.model.RawCardContent;
import com.virgilsecurity.sdk.cards.model.RawSignedModel;
import com.virgilsecurity.sdk.cards.validation.VirgilCardVerifier;
import com.virgilsecurity.sdk.common.TimeSpan;
import com.virgilsecurity.sdk.crypto.KeyPairType;
import com.virgilsecurity.sdk.crypto.VirgilAccessTokenSigner;
import com.virgilsecurity.sdk.crypto.VirgilCardCrypto;
import com.virgilsecurity.sdk.crypto.VirgilCrypto;
import com.virgilsecurity.sdk.crypto.VirgilKeyPair;
import com.virgilsecurity.sdk.crypto.VirgilPrivateKey;
import com.virgilsecurity.sdk.crypto.VirgilPublicKey;
import com.virgilsecurity.sdk.crypto.exceptions.CryptoException;
import com.virgilsecurity.sdk.jwt.Jwt;
import com.virgilsecurity.sdk.jwt.JwtGenerator;
import com.virgilsecurity.sdk.jwt.JwtVerifier;
import io.chate2ee.virgil.der.DerReader;
import io.chate2ee.virgil.der.DerTag;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Virgil's library for Java, whose inside is C and which runs on few machines. */
@SuppressWarnings({"deprecation", "JavaUtilDate"}) // The forms in use are deprecated in it; its times are dates.
final class JniLibrary implements VirgilLibrary {
    private static final int SESSION_ID_LENGTH = 32;

    private final VirgilCrypto crypto;
    private final VirgilCardCrypto cardCrypto;
    private final VirgilAccessTokenSigner tokenSigner;

    JniLibrary() {
        if (!System.getProperty("os.name").equals("Linux")
                || !System.getProperty("os.arch").equals("amd64")) {
            throw new IllegalStateException("Virgil's library for Java needs Linux on x86-64; "
                    + "-DskipVirgilJni leaves the checks against it out");
        }
        crypto = new VirgilCrypto();
        cardCrypto = new VirgilCardCrypto(crypto);
        tokenSigner = new VirgilAccessTokenSigner(crypto);
    }

    @Override
    public Keys generate(KeyKind kind) {
        return call(() -> keys(crypto.generateKeyPair(KeyPairType.valueOf(kind.name()))));
    }

    @Override
    public Keys fromMaterial(byte[] material) {
        return call(() -> keys(crypto.generateKeyPair(KeyPairType.ED25519, material)));
    }

    @Override
    public byte[] sign(byte[] privateKey, byte[] data) {
        return call(() -> crypto.generateSignature(data, privateKey(privateKey)));
    }

    @Override
    public void verify(byte[] publicKey, byte[] data, byte[] signature) {
        insist(call(() -> crypto.verifySignature(signature, data, publicKey(publicKey))));
    }

    @Override
    public Sealed seal(byte[] data, byte[] sender, List<byte[]> recipients) {
        // The library only has the form in one piece; the first DER element of it is the meta.
        var blob = combine(Form.SIGN_THEN_ENCRYPT, data, sender, recipients);
        var meta = DerReader.of(blob).element(DerTag.SEQUENCE);
        return new Sealed(meta, Arrays.copyOfRange(blob, meta.length, blob.length));
    }

    @Override
    public byte[] open(Sealed sealed, byte[] recipient, byte[] sender) {
        var blob = ByteBuffer.allocate(sealed.meta().length + sealed.value().length)
                .put(sealed.meta())
                .put(sealed.value())
                .array();
        return openCombined(Form.SIGN_THEN_ENCRYPT, blob, recipient, sender);
    }

    @Override
    public byte[] combine(Form form, byte[] data, byte[] sender, List<byte[]> recipients) {
        return call(() -> {
            var keys = publicKeys(recipients);
            return switch (form) {
                case SIGN_THEN_ENCRYPT, SIGN_THEN_ENCRYPT_PADDED ->
                    crypto.signThenEncrypt(data, privateKey(sender), keys, form.padded());
                case UNSIGNED, UNSIGNED_PADDED -> crypto.encrypt(data, keys, form.padded());
                case SIGN_AND_ENCRYPT, SIGN_AND_ENCRYPT_PADDED ->
                    crypto.authEncrypt(data, privateKey(sender), keys, form.padded());
            };
        });
    }

    @Override
    public byte[] openCombined(Form form, byte[] blob, byte[] recipient, byte[] sender) {
        return call(() -> switch (form) {
            case SIGN_THEN_ENCRYPT, SIGN_THEN_ENCRYPT_PADDED ->
                crypto.decryptThenVerify(blob, privateKey(recipient), publicKey(sender));
            case UNSIGNED, UNSIGNED_PADDED -> crypto.decrypt(blob, privateKey(recipient));
            case SIGN_AND_ENCRYPT, SIGN_AND_ENCRYPT_PADDED ->
                crypto.authDecrypt(blob, privateKey(recipient), publicKey(sender));
        });
    }

    @Override
    public byte[] ticket(byte[] groupId) {
        try (var ticket = new GroupSessionTicket()) {
            return call(() -> {
                ticket.setRng(crypto.getRng());
                ticket.setupTicketAsNew(Arrays.copyOf(crypto.computeHash(groupId), SESSION_ID_LENGTH));
                return ticket.getTicketMessage().serialize();
            });
        }
    }

    @Override
    public byte[] groupEncrypt(List<byte[]> tickets, byte[] sender, byte[] data) {
        return call(() -> {
            try (var session = session(tickets)) {
                return session.encrypt(data, privateKey(sender).getPrivateKey()).serialize();
            }
        });
    }

    @Override
    public byte[] groupDecrypt(List<byte[]> tickets, byte[] message, byte[] sender) {
        return call(() -> {
            try (var session = session(tickets)) {
                return session.decrypt(
                        GroupSessionMessage.deserialize(message),
                        publicKey(sender).getPublicKey());
            }
        });
    }

    @Override
    public String mint(Minting minting) {
        return call(() -> {
            var generator = new JwtGenerator(
                    minting.appId(),
                    privateKey(minting.privateKey()),
                    minting.keyId(),
                    TimeSpan.fromTime(minting.seconds(), TimeUnit.SECONDS),
                    tokenSigner);
            var token = minting.data().isEmpty()
                    ? generator.generateToken(minting.identity())
                    : generator.generateToken(minting.identity(), minting.data());
            return token.stringRepresentation();
        });
    }

    @Override
    public void verifyToken(String token, Minting minting, byte[] publicKey) {
        insist(call(
                () -> new JwtVerifier(publicKey(publicKey), minting.keyId(), tokenSigner).verifyToken(new Jwt(token))));
    }

    @Override
    public String card(String identity, byte[] privateKey, @Nullable String previousCardId) {
        return call(() -> {
            var secret = privateKey(privateKey);
            var publicKey = Base64.getEncoder().encodeToString(crypto.exportPublicKey(crypto.extractPublicKey(secret)));
            var now = Date.from(Instant.now());
            var content = previousCardId == null
                    ? new RawCardContent(identity, publicKey, now)
                    : new RawCardContent(identity, publicKey, "5.0", now, previousCardId);
            var model = new RawSignedModel(content.snapshot());
            new ModelSigner(cardCrypto).selfSign(model, secret);
            return model.exportAsJson();
        });
    }

    @Override
    public String verifyCard(String card) {
        return call(() -> {
            var parsed = Card.parse(cardCrypto, RawSignedModel.fromJson(card));
            insist(new VirgilCardVerifier(cardCrypto, true, false).verifyCard(parsed));
            return parsed.getIdentifier();
        });
    }

    @Override
    public void close() {
        // The library frees its memory together with its objects.
    }

    private GroupSession session(List<byte[]> tickets) {
        var session = new GroupSession();
        session.setRng(crypto.getRng());
        for (var ticket : tickets) {
            session.addEpoch(GroupSessionMessage.deserialize(ticket));
        }
        return session;
    }

    private VirgilPrivateKey privateKey(byte[] der) throws CryptoException {
        return crypto.importPrivateKey(der).getPrivateKey();
    }

    private VirgilPublicKey publicKey(byte[] der) throws CryptoException {
        return crypto.importPublicKey(der);
    }

    private List<VirgilPublicKey> publicKeys(List<byte[]> ders) throws CryptoException {
        var keys = new ArrayList<VirgilPublicKey>();
        for (var der : ders) {
            keys.add(publicKey(der));
        }
        return keys;
    }

    private Keys keys(VirgilKeyPair pair) throws CryptoException {
        return new Keys(crypto.exportPrivateKey(pair.getPrivateKey()), crypto.exportPublicKey(pair.getPublicKey()));
    }

    private static void insist(boolean verified) {
        if (!verified) {
            throw new Refused("not verified");
        }
    }

    private static <T> T call(Call<T> call) {
        try {
            return call.now();
        } catch (CryptoException | RuntimeException e) {
            // The library says no in many ways, some of them unchecked.
            throw e instanceof Refused refused ? refused : new Refused(e);
        }
    }

    /** A call of the library. */
    private interface Call<T> {
        T now() throws CryptoException;
    }
}
