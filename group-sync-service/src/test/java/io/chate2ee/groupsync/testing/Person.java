package io.chate2ee.groupsync.testing;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.virgil.card.Card;
import io.chate2ee.virgil.card.CardSigner;
import io.chate2ee.virgil.cloud.HttpVirgilCloud;
import io.chate2ee.virgil.cloud.KeyknoxKey;
import io.chate2ee.virgil.cloud.VirgilCloud;
import io.chate2ee.virgil.envelope.Envelope;
import io.chate2ee.virgil.envelope.EnvelopeOpener;
import io.chate2ee.virgil.group.GroupSessionId;
import io.chate2ee.virgil.group.GroupTicket;
import io.chate2ee.virgil.jwt.AppKey;
import io.chate2ee.virgil.jwt.VirgilJwtMinter;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import io.chate2ee.virgil.key.Falcon512PrivateKey;
import io.chate2ee.virgil.key.HybridSignerPrivateKey;
import io.chate2ee.virgil.key.PrivateKey;
import io.chate2ee.virgil.key.PublicKey;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A chat user with an own key, who can publish a card and load groups as a client does. */
public final class Person {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final PrivateKey ONLY_SIGNS =
            HybridSignerPrivateKey.of(Ed25519PrivateKey.generate(RANDOM), Falcon512PrivateKey.generate(RANDOM));

    private final String uid;
    private final Identity identity;
    private final VirgilCloud cloud;
    private Ed25519PrivateKey key = Ed25519PrivateKey.generate(RANDOM);
    private @Nullable String cardId;
    private boolean usable;

    public Person(String uid, Surroundings surroundings) {
        this(uid, new Identity("identity-of-" + uid), surroundings);
    }

    public Person(String uid, Identity identity, Surroundings surroundings) {
        this.uid = uid;
        this.identity = identity;
        VirgilJwtMinter minter = new VirgilJwtMinter(
                Surroundings.APP, new AppKey(surroundings.appKeyId(), surroundings.appKey()), Clock.systemUTC());
        String token = minter.mint(identity.value(), Duration.ofHours(1)).text();
        this.cloud = new HttpVirgilCloud(new JdkTransport(surroundings.standIn().url())::send, () -> token);
    }

    public String uid() {
        return uid;
    }

    public Identity identity() {
        return identity;
    }

    /** Publishes a card, or its successor with a new key. */
    public Person publishesCard() {
        if (cardId != null) {
            key = Ed25519PrivateKey.generate(RANDOM);
        }
        publish(key);
        usable = true;
        return this;
    }

    /** Publishes a card, or its successor, with a key that signs and to which nothing can be encrypted. */
    public Person publishesCardThatOnlySigns() {
        publish(ONLY_SIGNS);
        usable = false;
        return this;
    }

    /** Whether this person's newest card can be encrypted to. */
    public boolean canBeGivenTickets() {
        return usable;
    }

    private void publish(PrivateKey cardKey) {
        var published = cloud.publishCard(CardSigner.selfSigned(identity.value(), cardKey, Instant.now(), cardId))
                .toCompletableFuture()
                .join();
        cardId = Card.parse(published).id();
    }

    /** Opens an envelope as this person's client would; hexadecimal, only for comparison. */
    public String opens(Envelope envelope, PublicKey ownerKey) {
        return HexFormat.of().formatHex(EnvelopeOpener.open(envelope, key, ownerKey));
    }

    /** The tickets this person can load and open now, by epoch; hexadecimal, only for comparison. */
    public Map<Long, String> reads(Identity group, Identity owner, PublicKey ownerKey) {
        GroupSessionId session = GroupSessionId.of(group.value());
        Map<Long, String> tickets = new TreeMap<>();
        for (String epoch : cloud.keys(KeyknoxKey.GROUP_SESSIONS, session.hex(), owner.value())
                .toCompletableFuture()
                .join()) {
            var value = cloud.pull(KeyknoxKey.groupTicket(session, Long.parseLong(epoch)), owner.value())
                    .toCompletableFuture()
                    .join();
            byte[] plain = EnvelopeOpener.open(value.envelope(), key, ownerKey);
            try (GroupTicket ticket = GroupTicket.parse(plain)) {
                tickets.put(ticket.epoch(), HexFormat.of().formatHex(plain));
            }
        }
        return tickets;
    }

    /** The JDK's client, so that a mistake in the service's own transport cannot hide behind itself. */
    private record JdkTransport(String base) {
        java.util.concurrent.CompletionStage<io.chate2ee.virgil.cloud.HttpAnswer> send(
                io.chate2ee.virgil.cloud.HttpCall call) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + call.path()))
                    .method(call.method(), HttpRequest.BodyPublishers.ofByteArray(call.body()));
            call.headers().forEach(request::header);
            return HTTP.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray())
                    .thenApply(answer -> new io.chate2ee.virgil.cloud.HttpAnswer(
                            answer.statusCode(),
                            answer.headers().map().entrySet().stream()
                                    .collect(Collectors.toMap(
                                            Map.Entry::getKey,
                                            entry -> entry.getValue().get(0))),
                            answer.body()));
        }
    }
}
