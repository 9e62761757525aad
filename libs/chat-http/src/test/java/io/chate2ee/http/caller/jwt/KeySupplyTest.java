package io.chate2ee.http.caller.jwt;

import static io.chate2ee.http.caller.jwt.LoginKeys.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KeySupplyTest {
    private static final Duration REFRESH = Duration.ofMinutes(5);

    private final AtomicInteger reads = new AtomicInteger();
    private final ArrayDeque<Runnable> background = new ArrayDeque<>();
    private final MutableClock clock = MutableClock.of(NOW, ZoneOffset.UTC);
    private HttpServer issuer = unstarted();
    private byte[] published = jwks("a");
    private int status = 200;
    private KeySupply supply = supply();

    @BeforeEach
    void startIssuer() {
        issuer.createContext("/keys", exchange -> {
            reads.incrementAndGet();
            exchange.sendResponseHeaders(status, published.length);
            try (var body = exchange.getResponseBody()) {
                body.write(published);
            }
        });
        issuer.start();
        supply = supply();
    }

    @AfterEach
    void stopIssuer() {
        issuer.stop(0);
    }

    @Test
    void readsTheKeysOnceForAllCallersThatWait() {
        var first = supply.current().subscribeAsCompletionStage();
        var second = supply.current().subscribeAsCompletionStage();
        runBackground();

        assertThat(first.join()).isEqualTo(second.join());
        assertThat(reads).hasValue(1);
    }

    @Test
    void givesTheKeysInForceWhileOldOnesAreReadAgain() throws Exception {
        var old = supply.readNow();
        published = jwks("b");
        clock.add(REFRESH.plusSeconds(1));

        assertThat(supply.current().await().indefinitely()).isSameAs(old);
        runBackground();

        assertThat(reads).hasValue(2);
        assertThat(supply.current().await().indefinitely().keys())
                .extracting(JsonWebKey::getKeyId)
                .containsExactly("b");
    }

    @Test
    void givesNoKeysThatNobodyHasLookedAtForLongBeforeTheyWereReadAgain() throws Exception {
        supply.readNow();
        published = jwks("b");
        clock.add(REFRESH.multipliedBy(2).plusSeconds(1));

        assertThat(supply.inForce()).isNull();
        var waiting = supply.current().subscribeAsCompletionStage();
        assertThat(waiting).isNotDone();
        runBackground();

        assertThat(waiting.join().keys()).extracting(JsonWebKey::getKeyId).containsExactly("b");
    }

    @Test
    void keepsOldKeysInForceIfTheyCouldNotBeReadAgain() throws Exception {
        var old = supply.readNow();
        status = 500;
        clock.add(REFRESH.multipliedBy(100));
        var waiting = supply.current().subscribeAsCompletionStage();
        runBackground();

        assertThat(waiting.join()).isSameAs(old);
        assertThat(supply.inForce()).isSameAs(old);
    }

    @Test
    void readsKeysAgainAfterTheClockWasSetBack() throws Exception {
        supply.readNow();
        published = jwks("b");
        clock.add(Duration.ofDays(-1));
        var waiting = supply.current().subscribeAsCompletionStage();
        runBackground();

        assertThat(waiting.join().keys()).extracting(JsonWebKey::getKeyId).containsExactly("b");
    }

    @Test
    void keepsTheSameKeysInForceAsLongAsTheIssuerPublishesTheSame() throws Exception {
        var old = supply.readNow();
        assertThat(supply.readNow()).isSameAs(old);
    }

    @Test
    void keepsTheKeysInForceWhileTheIssuerIsAway() throws Exception {
        var old = supply.readNow();
        status = 500;
        clock.add(REFRESH.plusSeconds(1));
        supply.current().await().indefinitely();
        runBackground();

        assertThat(supply.current().await().indefinitely()).isSameAs(old);
    }

    @Test
    void saysThatTheKeysAreAwayIfNoneWereEverRead() {
        status = 503;
        var waiting = supply.current().subscribeAsCompletionStage();
        runBackground();

        assertThatThrownBy(waiting::join).hasCauseInstanceOf(KeysAwayException.class);
    }

    @Test
    void findsTheIssuerAgainAsSoonAsItIsBack() {
        status = 503;
        var first = supply.current().subscribeAsCompletionStage();
        runBackground();
        assertThat(first).isCompletedExceptionally();
        status = 200;
        clock.add(Duration.ofSeconds(2));
        var waiting = supply.current().subscribeAsCompletionStage();
        runBackground();

        assertThat(waiting.join().keys()).hasSize(1);
    }

    @Test
    void letsMadeUpKeyIdsCauseOneReadIn30Seconds() throws Exception {
        supply.readNow();
        for (int i = 0; i < 100; i++) {
            askForNewer();
        }
        clock.add(Duration.ofSeconds(31));
        askForNewer();

        assertThat(reads).hasValue(2);
    }

    @Test
    void doesNotFollowARedirect() {
        status = 302;
        assertThatThrownBy(supply::readNow).isInstanceOf(IOException.class).hasMessageContaining("302");
    }

    private KeySupply supply() {
        var url = "http://127.0.0.1:" + issuer.getAddress().getPort() + "/keys";
        return new KeySupply("chat.callers.jwt.keys", KeyLocation.parse(url), REFRESH, clock, background::add);
    }

    private void askForNewer() {
        var answer = supply.newer().subscribeAsCompletionStage();
        runBackground();
        assertThat(answer).isCompleted();
    }

    private void runBackground() {
        for (Runnable task = background.poll(); task != null; task = background.poll()) {
            task.run();
        }
    }

    private static byte[] jwks(String id) {
        return new JsonWebKeySet(LoginKeys.rsa(id))
                .toJson(OutputControlLevel.PUBLIC_ONLY)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static HttpServer unstarted() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new IllegalStateException(noPort);
        }
    }
}
