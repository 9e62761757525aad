package io.chate2ee.stack.fleet;

import io.chate2ee.stack.scene.ChatBackend;
import io.chate2ee.stack.suite.LocalStack;
import io.chate2ee.virgil.card.CardSigner;
import io.chate2ee.virgil.cloud.HttpAnswer;
import io.chate2ee.virgil.cloud.HttpCall;
import io.chate2ee.virgil.cloud.HttpVirgilCloud;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Users who log in and publish a card, as E3Kit has them do, but with keys that nobody keeps. */
public final class Members {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final SecureRandom random = new SecureRandom();
    private final ChatBackend backend;
    private final URI cloud;

    private Members(LocalStack stack) {
        this.backend = new ChatBackend(stack.addresses(), stack::loginToken);
        this.cloud = stack.addresses().standIn();
    }

    /**
     * Registers so many users.
     *
     * @return their uids
     */
    public static List<String> register(LocalStack stack, int users) {
        Members members = new Members(stack);
        List<String> uids =
                IntStream.range(0, users).mapToObj(number -> "member-" + number).toList();
        uids.forEach(members::register);
        return uids;
    }

    private void register(String uid) {
        ChatBackend.VirgilLogin login = backend.virgilJwt(uid);
        var key = Ed25519PrivateKey.generate(random);
        new HttpVirgilCloud(this::send, login::token)
                .publishCard(CardSigner.selfSigned(login.identity(), key, Instant.now(), null))
                .toCompletableFuture()
                .join();
    }

    private CompletionStage<HttpAnswer> send(HttpCall call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(cloud.resolve(call.path()))
                .method(call.method(), BodyPublishers.ofByteArray(call.body()));
        call.headers().forEach(request::header);
        return http.sendAsync(request.build(), BodyHandlers.ofByteArray())
                .thenApply(answer -> new HttpAnswer(
                        answer.statusCode(),
                        answer.headers().map().entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey,
                                        header -> header.getValue().get(0))),
                        answer.body()));
    }
}
