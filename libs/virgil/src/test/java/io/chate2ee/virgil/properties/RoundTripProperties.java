package io.chate2ee.virgil.properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.BadSignatureException;
import io.chate2ee.virgil.NotARecipientException;
import io.chate2ee.virgil.TestKeys;
import io.chate2ee.virgil.VirgilException;
import io.chate2ee.virgil.card.CardPolicy;
import io.chate2ee.virgil.card.CardSigner;
import io.chate2ee.virgil.card.RawCard;
import io.chate2ee.virgil.envelope.Envelope;
import io.chate2ee.virgil.envelope.EnvelopeOpener;
import io.chate2ee.virgil.envelope.EnvelopeSealer;
import io.chate2ee.virgil.envelope.Padding;
import io.chate2ee.virgil.group.GroupSession;
import io.chate2ee.virgil.group.GroupSessionId;
import io.chate2ee.virgil.group.GroupTicket;
import io.chate2ee.virgil.jwt.AppKey;
import io.chate2ee.virgil.jwt.VirgilJwt;
import io.chate2ee.virgil.jwt.VirgilJwtMinter;
import io.chate2ee.virgil.jwt.VirgilJwtVerifier;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import io.chate2ee.virgil.key.PrivateKey;
import io.chate2ee.virgil.key.PublicKey;
import io.chate2ee.virgil.sign.VirgilSignature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class RoundTripProperties {
    private static final EnvelopeSealer SEALER = new EnvelopeSealer(TestKeys.RANDOM);

    @Provide
    Arbitrary<List<PrivateKey>> recipients() {
        return Arbitraries.of(KeyRing.OPENING)
                .list()
                .ofMinSize(1)
                .ofMaxSize(100)
                .uniqueElements();
    }

    @Provide
    Arbitrary<PrivateKey> senders() {
        return Arbitraries.of(KeyRing.SIGNING);
    }

    @Property(tries = 60)
    void anEnvelopeOfAnyFormOpensForEachOfOneToAHundredRecipientsOfAnyTypeAndForNobodyElse(
            @ForAll("recipients") List<PrivateKey> recipients,
            @ForAll("senders") PrivateKey sender,
            @ForAll @Size(max = 2000) byte[] data,
            @ForAll Padding padding,
            @ForAll boolean withFooter) {
        var keys = recipients.stream().map(PrivateKey::publicKey).toList();

        var sealed = withFooter
                ? SEALER.sealWithFooter(data, sender, keys, padding)
                : SEALER.seal(data, sender, keys, padding);

        var envelope = Envelope.ofCombined(sealed.combined());
        assertThat(envelope).isEqualTo(sealed);
        assertThat(EnvelopeOpener.recipients(envelope.meta()))
                .containsExactlyInAnyOrderElementsOf(
                        keys.stream().map(PublicKey::id).toList());
        assertThat(recipients)
                .allSatisfy(recipient -> assertThat(EnvelopeOpener.open(envelope, recipient, sender.publicKey()))
                        .isEqualTo(data));
        assertThatThrownBy(() -> EnvelopeOpener.open(envelope, TestKeys.fresh(), sender.publicKey()))
                .isInstanceOf(NotARecipientException.class);
    }

    @Property(tries = 60)
    void anUnsignedEnvelopeOpensForEachRecipientButNotAsSigned(
            @ForAll("recipients") List<PrivateKey> recipients,
            @ForAll @Size(max = 2000) byte[] data,
            @ForAll Padding padding) {
        var keys = recipients.stream().map(PrivateKey::publicKey).toList();

        var envelope = SEALER.sealUnsigned(data, keys, padding);

        assertThat(recipients).allSatisfy(recipient -> {
            assertThat(EnvelopeOpener.openUnsigned(envelope, recipient)).isEqualTo(data);
            assertThatThrownBy(() -> EnvelopeOpener.open(
                            envelope, recipient, KeyRing.SIGNING.get(0).publicKey()))
                    .isInstanceOf(BadSignatureException.class);
        });
    }

    @Property(tries = 100)
    void aSignatureIsVerifiedByItsOwnKeyOverItsOwnDataOnly(
            @ForAll("senders") PrivateKey key,
            @ForAll("senders") PrivateKey other,
            @ForAll @Size(max = 500) byte[] data,
            @ForAll @Size(max = 500) byte[] otherData) {
        var signature = VirgilSignature.sign(key, data);

        assertThatCode(() -> VirgilSignature.verify(key.publicKey(), data, signature))
                .doesNotThrowAnyException();
        if (!Arrays.equals(data, otherData)) {
            assertThatThrownBy(() -> VirgilSignature.verify(key.publicKey(), otherData, signature))
                    .isInstanceOf(BadSignatureException.class);
        }
        if (!key.publicKey().equals(other.publicKey())) {
            assertThatThrownBy(() -> VirgilSignature.verify(other.publicKey(), data, signature))
                    .isInstanceOf(VirgilException.class);
        }
    }

    @Property(tries = 100)
    void aKeyIsReadBackFromWhatItExports(@ForAll("anyKey") PrivateKey key) {
        var der = key.exportDer();

        assertThat(PrivateKey.fromDer(der).exportDer()).isEqualTo(der);
        assertThat(PrivateKey.fromDer(der).publicKey()).isEqualTo(key.publicKey());
        assertThat(PublicKey.fromDer(key.publicKey().toDer())).isEqualTo(key.publicKey());
    }

    @Provide
    Arbitrary<PrivateKey> anyKey() {
        return Arbitraries.oneOf(Arbitraries.of(KeyRing.OPENING), Arbitraries.of(KeyRing.SIGNING));
    }

    @Property(tries = 200)
    void aTicketIsReadBackForEveryEpoch(
            @ForAll @StringLength(min = 10, max = 100) String groupId,
            @ForAll @LongRange(min = 0, max = GroupTicket.LAST_EPOCH) long epoch) {
        var ticket = GroupTicket.fresh(GroupSessionId.of(groupId), epoch, TestKeys.RANDOM);

        var read = GroupTicket.parse(ticket.encode().copy());

        assertThat(read.epoch()).isEqualTo(epoch);
        assertThat(read.session()).isEqualTo(ticket.session());
        assertThat(read.matches(ticket)).isTrue();
    }

    @Property(tries = 200)
    void aGroupMessageIsReadByWhoeverHasItsEpochAndNobodyElse(
            @ForAll @Size(max = 3000) byte[] data, @ForAll @IntRange(min = 1, max = 50) int epochs) {
        var session = GroupSessionId.of("group-of-properties");
        var tickets = IntStream.range(0, epochs)
                .mapToObj(epoch -> GroupTicket.fresh(session, epoch, TestKeys.RANDOM))
                .toList();
        var sender = (Ed25519PrivateKey) KeyRing.SIGNING.get(0);

        var message = new GroupSession(tickets).encrypt(data, sender, TestKeys.RANDOM);

        var newestOnly = new GroupSession(tickets.subList(epochs - 1, epochs));
        assertThat(newestOnly.decrypt(message, sender.publicKey())).isEqualTo(data);
        if (epochs > 1) {
            var olderOnly = new GroupSession(tickets.subList(0, epochs - 1));
            assertThatThrownBy(() -> olderOnly.decrypt(message, sender.publicKey()))
                    .isInstanceOf(NotARecipientException.class);
        }
    }

    @Property(tries = 200)
    void aTokenSaysWhatItWasMintedWith(
            @ForAll("ids") String appId,
            @ForAll("ids") String keyId,
            @ForAll("ids") String identity,
            @ForAll @Size(max = 5)
                    Map<@AlphaChars @StringLength(min = 1, max = 20) String, @StringLength(max = 50) String> data,
            @ForAll @LongRange(min = 1, max = 4_000_000_000L) long now,
            @ForAll @IntRange(min = 1, max = 86_400) int ttl) {
        var key = (Ed25519PrivateKey) KeyRing.SIGNING.get(0);
        var clock = Clock.fixed(Instant.ofEpochSecond(now), ZoneOffset.UTC);

        var token = new VirgilJwtMinter(appId, new AppKey(keyId, key), clock)
                .mint(identity, Duration.ofSeconds(ttl), wholeTexts(data));

        assertThat(VirgilJwt.parse(token.text())).isEqualTo(token);
        assertThat(new VirgilJwtVerifier(appId, Map.of(keyId, key.publicKey()), clock).verify(token.text()))
                .isEqualTo(new VirgilJwt(
                        token.text(),
                        appId,
                        keyId,
                        identity,
                        Instant.ofEpochSecond(now),
                        Instant.ofEpochSecond(now + ttl)));
    }

    /** A text with half of a surrogate pair has no UTF-8. */
    private static Map<String, String> wholeTexts(Map<String, String> data) {
        return data.entrySet().stream()
                .map(entry -> Tuple.of(entry.getKey(), entry.getValue().replaceAll("\\p{Cs}", "?")))
                .collect(Collectors.toMap(Tuple.Tuple2::get1, Tuple.Tuple2::get2));
    }

    @Provide
    Arbitrary<String> ids() {
        return Arbitraries.strings().withCharRange('!', '~').ofMinLength(1).ofMaxLength(60);
    }

    @Property(tries = 100)
    void aCardIsReadBackAndVerified(
            @ForAll("ids") String identity,
            @ForAll("senders") PrivateKey key,
            @ForAll("senders") PrivateKey app,
            @ForAll @LongRange(min = 1, max = 4_000_000_000L) long createdAt,
            @ForAll @NumericChars @StringLength(64) String previous,
            @ForAll boolean first) {
        var card = CardSigner.addSignature(
                CardSigner.selfSigned(identity, key, Instant.ofEpochSecond(createdAt), first ? null : previous),
                "app",
                app);

        var read = RawCard.fromJson(card.toJson());

        assertThat(read).isEqualTo(card);
        var verified = CardPolicy.selfSigned().and("app", app.publicKey()).verify(read);
        assertThat(verified.identity()).isEqualTo(identity);
        assertThat(verified.publicKey()).isEqualTo(key.publicKey());
        assertThat(verified.createdAt()).isEqualTo(Instant.ofEpochSecond(createdAt));
        assertThat(verified.previousCardId()).isEqualTo(first ? null : previous);
    }
}
