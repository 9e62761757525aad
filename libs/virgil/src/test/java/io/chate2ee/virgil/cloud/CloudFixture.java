package io.chate2ee.virgil.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.virgil.TestKeys;
import io.chate2ee.virgil.TransientCloudException;
import io.chate2ee.virgil.card.CardSigner;
import io.chate2ee.virgil.card.RawCard;
import io.chate2ee.virgil.cloud.TinyServer.Asked;
import io.chate2ee.virgil.cloud.TinyServer.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The client, a real server, and a real HTTP client between them. */
final class CloudFixture implements AutoCloseable {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final long LONGEST_WAIT_SECONDS = 30;

    private final TinyServer server;
    private final VirgilCloud cloud;
    private volatile Function<Asked, @Nullable Reply> answers = asked -> Reply.ok("{}");

    CloudFixture() {
        try {
            server = new TinyServer(asked -> answers.apply(asked));
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        cloud = new HttpVirgilCloud(new JdkTransport(server.uri()), () -> "the.virgil.jwt");
    }

    void answer(Function<Asked, @Nullable Reply> newAnswers) {
        answers = newAnswers;
    }

    TinyServer server() {
        return server;
    }

    VirgilCloud cloud() {
        return cloud;
    }

    @Override
    public void close() {
        server.close();
    }

    static RawCard card(String identity) {
        return CardSigner.selfSigned(identity, TestKeys.fresh(), NOW, null);
    }

    static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    }

    /** What a direct dependent of the stage sees, which must not be wrapped. */
    static Throwable failure(CompletionStage<?> stage) {
        var seen = new CompletableFuture<Throwable>();
        stage.whenComplete(
                (value, failure) -> seen.complete(failure == null ? new AssertionError("no failure") : failure));
        try {
            return seen.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("stage did not end", e);
        }
    }

    static void assertNotUnderstood(CompletionStage<?> stage) {
        assertThat(failure(stage)).isInstanceOf(TransientCloudException.class).hasMessageContaining("not understood");
    }
}
