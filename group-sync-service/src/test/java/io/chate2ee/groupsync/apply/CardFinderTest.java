package io.chate2ee.groupsync.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.groupsync.plan.MemberCard;
import io.chate2ee.virgil.AnswerTooLargeException;
import io.chate2ee.virgil.card.Card;
import io.chate2ee.virgil.card.CardPolicy;
import io.chate2ee.virgil.card.CardSigner;
import io.chate2ee.virgil.card.RawCard;
import io.chate2ee.virgil.cloud.CachingCards;
import io.chate2ee.virgil.cloud.CloudRequest;
import io.chate2ee.virgil.cloud.VirgilCloud;
import io.chate2ee.virgil.key.CompoundPrivateKey;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import io.chate2ee.virgil.key.Falcon512PrivateKey;
import io.chate2ee.virgil.key.HybridCipherPrivateKey;
import io.chate2ee.virgil.key.HybridSignerPrivateKey;
import io.chate2ee.virgil.key.MlKem768PrivateKey;
import io.chate2ee.virgil.key.P256PrivateKey;
import io.chate2ee.virgil.key.PrivateKey;
import io.chate2ee.virgil.key.RsaPrivateKey;
import io.chate2ee.virgil.key.X25519PrivateKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which card of a member is used, and why one is not. */
class CardFinderTest {
    private final AtomicInteger searches = new AtomicInteger();
    private static final Identity ALICE = new Identity("identity-of-alice");
    private static final Identity BOB = new Identity("identity-of-bob");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final SecureRandom RANDOM = new SecureRandom();
    private final Ed25519PrivateKey service = Ed25519PrivateKey.generate(RANDOM);
    private final Ed25519PrivateKey key = Ed25519PrivateKey.generate(RANDOM);

    @Test
    void aCardSignedByItselfAndTheServiceIsUsed() {
        RawCard card = card(ALICE, key, null);

        CardFinding found = find(card).get(0);

        assertThat(found.card()).isEqualTo(new MemberCard(card.id(), key.publicKey()));
        assertThat(found.problem()).isNull();
    }

    @Test
    void noCardIsNoProblem() {
        assertThat(find().get(0)).isEqualTo(new CardFinding(ALICE, null, null));
    }

    @Test
    void ofAChainOnlyTheNewestCardIsUsed() {
        RawCard first = card(ALICE, key, null);
        RawCard second = card(ALICE, Ed25519PrivateKey.generate(RANDOM), first.id());

        assertThat(find(second, first).get(0).card())
                .isNotNull()
                .satisfies(card -> assertThat(card.cardId()).isEqualTo(second.id()));
    }

    @Test
    void twoCurrentCardsCannotBeUsed() {
        RawCard first = card(ALICE, key, null);
        RawCard second = card(ALICE, Ed25519PrivateKey.generate(RANDOM), null);

        assertThat(find(first, second).get(0)).isEqualTo(new CardFinding(ALICE, null, "duplicate-cards"));
    }

    @Test
    void aCardWithoutTheServicesSignatureCannotBeUsed() {
        RawCard unsigned = CardSigner.selfSigned(ALICE.value(), key, NOW, null);

        assertThat(find(unsigned).get(0).problem()).isEqualTo("bad-signature");
    }

    @Test
    void aCardSignedByAnotherServiceCannotBeUsed() {
        RawCard foreign = CardSigner.addSignature(
                CardSigner.selfSigned(ALICE.value(), key, NOW, null), "virgil", Ed25519PrivateKey.generate(RANDOM));

        assertThat(find(foreign).get(0).problem()).isEqualTo("bad-signature");
    }

    @Test
    void aCardThatNamesAnotherKeyThanItsSignersCannotBeUsed() {
        RawCard own = card(ALICE, key, null);
        RawCard other = card(ALICE, Ed25519PrivateKey.generate(RANDOM), null);

        assertThat(find(new RawCard(own.contentSnapshot(), other.signatures()))
                        .get(0)
                        .problem())
                .isEqualTo("bad-signature");
    }

    static Stream<PrivateKey> keysOfOtherTypes() {
        return Stream.of(
                P256PrivateKey.generate(RANDOM),
                RsaPrivateKey.generate(2048, RANDOM),
                CompoundPrivateKey.of(X25519PrivateKey.generate(RANDOM), Ed25519PrivateKey.generate(RANDOM)),
                CompoundPrivateKey.of(
                        HybridCipherPrivateKey.of(
                                X25519PrivateKey.generate(RANDOM), MlKem768PrivateKey.generate(RANDOM)),
                        HybridSignerPrivateKey.of(
                                Ed25519PrivateKey.generate(RANDOM), Falcon512PrivateKey.generate(RANDOM))));
    }

    @ParameterizedTest
    @MethodSource("keysOfOtherTypes")
    void aKeyOfAnotherTypeThatSignsAndDecryptsIsAsGood(PrivateKey other) {
        RawCard card = card(ALICE, other, null);

        assertThat(find(card).get(0))
                .isEqualTo(new CardFinding(
                        ALICE, new MemberCard(card.id(), other.publicKey().forEncryption()), null));
    }

    @Test
    void aKeyOfAnUnsupportedTypeIsThatMembersTroubleAlone() {
        // An Ed448 key: well-formed, but no key of Virgil's.
        byte[] ed448 = Base64.getDecoder().decode("MEMwBQYDK2VxAzoA" + "A".repeat(76));
        String snapshot =
                "{\"identity\":\"identity-of-alice\",\"created_at\":1700000000,\"version\":\"5.0\",\"public_key\":\""
                        + Base64.getEncoder().encodeToString(ed448) + "\"}";
        RawCard unsupported = new RawCard(snapshot.getBytes(StandardCharsets.UTF_8), List.of());

        List<CardFinding> found = find(unsupported, card(BOB, key, null));

        assertThat(found.get(0).problem()).isEqualTo("unsupported-key");
        assertThat(found.get(1).card()).isNotNull();
    }

    @Test
    void aKeyNothingCanBeEncryptedToIsThatMembersTroubleAlone() {
        // Given a card that verifies, by a key that does nothing but sign.
        PrivateKey signer =
                HybridSignerPrivateKey.of(Ed25519PrivateKey.generate(RANDOM), Falcon512PrivateKey.generate(RANDOM));

        List<CardFinding> found = find(card(ALICE, signer, null), card(BOB, key, null));

        assertThat(found.get(0).problem()).isEqualTo("unsupported-key");
        assertThat(found.get(1).card()).isNotNull();
    }

    @Test
    void aKeyThatCannotSignIsThatMembersTroubleAlone() {
        // Given a card with signatures, none of which can be by its own key.
        byte[] x25519 = X25519PrivateKey.generate(RANDOM).publicKey().toDer();
        String snapshot =
                "{\"identity\":\"identity-of-alice\",\"created_at\":1700000000,\"version\":\"5.0\",\"public_key\":\""
                        + Base64.getEncoder().encodeToString(x25519) + "\"}";
        RawCard unsupported = new RawCard(
                snapshot.getBytes(StandardCharsets.UTF_8),
                card(ALICE, key, null).signatures());

        List<CardFinding> found = find(unsupported, card(BOB, key, null));

        assertThat(found.get(0).problem()).isEqualTo("unsupported-key");
        assertThat(found.get(1).card()).isNotNull();
    }

    @Test
    void aCardThatCannotBeReadAtAllHindersNobody() {
        RawCard garbage = new RawCard("{}".getBytes(StandardCharsets.UTF_8), List.of());

        assertThat(find(garbage, card(ALICE, key, null)).get(0).card()).isNotNull();
    }

    @Test
    void moreCardsThanAnAnswerHoldsAreThatMembersTroubleAlone() {
        List<Identity> many = IntStream.range(0, 50)
                .mapToObj(number -> new Identity("identity-of-user-" + number))
                .toList();
        Identity publisher = many.get(37);
        CardFinder finder = finder(identities -> identities.contains(publisher.value())
                ? CompletableFuture.failedFuture(new AnswerTooLargeException(new IOException("large")))
                : CompletableFuture.completedFuture(List.of(card(new Identity(first(identities)), key, null))));

        List<CardFinding> found = finder.find(many).await().indefinitely();

        assertThat(found).extracting(CardFinding::identity).isEqualTo(many);
        assertThat(found)
                .filteredOn(finding -> finding.problem() != null)
                .containsExactly(new CardFinding(publisher, null, "too-many-cards"));
        assertThat(found.get(0).card()).isNotNull();
        assertThat(searches.get()).isLessThan(15);
    }

    private static String first(Collection<String> identities) {
        return identities.iterator().next();
    }

    @Test
    void whatWasFoundAMomentAgoIsNotLookedForAgainUnlessAskedTo() {
        CardFinder finder = finder(card(ALICE, key, null));

        finder.find(List.of(ALICE)).await().indefinitely();
        finder.find(List.of(ALICE)).await().indefinitely();
        assertThat(searches).hasValue(1);

        finder.findNow(List.of(ALICE)).await().indefinitely();
        assertThat(searches).hasValue(2);
    }

    private RawCard card(Identity identity, PrivateKey signer, @Nullable String previous) {
        RawCard card = CardSigner.addSignature(
                CardSigner.selfSigned(identity.value(), signer, NOW, previous), "virgil", service);
        assertThat(Card.parse(card).identity()).isEqualTo(identity.value());
        return card;
    }

    private List<CardFinding> find(RawCard... listed) {
        return finder(listed).find(List.of(ALICE, BOB)).await().indefinitely();
    }

    private CardFinder finder(RawCard... listed) {
        return finder(identities -> CompletableFuture.completedFuture(List.of(listed)));
    }

    private CardFinder finder(Function<Collection<String>, CompletionStage<List<RawCard>>> answers) {
        VirgilCloud cloud = new VirgilCloud() {
            @Override
            public <T> CompletionStage<T> call(CloudRequest<T> request) {
                throw new AssertionError("nothing but a search is expected");
            }

            @Override
            public CompletionStage<List<RawCard>> searchCards(Collection<String> identities) {
                searches.incrementAndGet();
                return answers.apply(identities);
            }
        };
        CachingCards cards = CachingCards.wrap(
                cloud, new CachingCards.Settings(Duration.ofMinutes(1), Duration.ofMinutes(1), 100), System::nanoTime);
        return new CardFinder(cards, CardPolicy.selfAndVirgil(service.publicKey()));
    }
}
