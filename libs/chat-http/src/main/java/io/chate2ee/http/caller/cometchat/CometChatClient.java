package io.chate2ee.http.caller.cometchat;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Sends one GET to CometChat. Follows no redirect: the credential goes where the operator said, and nowhere else. */
final class CometChatClient {
    private final HttpClient http;
    private final URI base;
    private final Duration timeout;

    CometChatClient(HttpClient http, URI base, Duration timeout) {
        this.http = http;
        this.base = base;
        this.timeout = timeout;
    }

    /**
     * The whole answer, whatever its status; fails if it does not come in time or is too large.
     *
     * @param path begins with a slash and is encoded
     */
    Uni<Answer> get(String path, Map<String, String> headers) {
        return Uni.createFrom().deferred(() -> {
            var sent = new AtomicReference<@Nullable HttpClientRequest>();
            return Uni.createFrom()
                    .completionStage(() -> http.request(options(path, headers))
                            .compose(request -> send(request, sent))
                            .toCompletionStage())
                    .onCancellation()
                    .invoke(() -> giveUp(sent.get()))
                    .ifNoItem()
                    .after(timeout)
                    .failWith(() -> new TimeoutException("no whole answer within " + timeout));
        });
    }

    private RequestOptions options(String path, Map<String, String> headers) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(base + path)
                .setFollowRedirects(false);
        headers.forEach(options::putHeader);
        return options;
    }

    private static Future<Answer> send(HttpClientRequest request, AtomicReference<@Nullable HttpClientRequest> sent) {
        sent.set(request);
        return request.send().compose(CometChatClient::whole);
    }

    private static Future<Answer> whole(HttpClientResponse response) {
        var whole = Promise.<Answer>promise();
        var body = Buffer.buffer();
        response.exceptionHandler(whole::tryFail)
                .handler(part -> {
                    body.appendBuffer(part);
                    if (body.length() > Answer.LARGEST) {
                        whole.tryFail(new IOException("the answer is larger than " + Answer.LARGEST + " bytes"));
                        response.request().reset();
                    }
                })
                .endHandler(end -> whole.tryComplete(new Answer(
                        response.statusCode(),
                        Optional.ofNullable(response.getHeader("Retry-After")),
                        body.getBytes())));
        return whole.future();
    }

    private static void giveUp(@Nullable HttpClientRequest request) {
        if (request != null) {
            request.reset();
        }
    }
}
