package io.chate2ee.virgil.cloud;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** The JDK's client as a transport. */
final class JdkTransport implements HttpTransport {

    private static final Duration TIME_OUT = Duration.ofSeconds(20);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;

    JdkTransport(URI base) {
        this.base = base;
    }

    @Override
    public CompletionStage<HttpAnswer> send(HttpCall call) {
        var request = HttpRequest.newBuilder(base.resolve(call.path()))
                .timeout(TIME_OUT)
                .method(call.method(), HttpRequest.BodyPublishers.ofByteArray(call.body()));
        call.headers().forEach(request::header);
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray())
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(named(failure)))
                .thenApply(JdkTransport::answer);
    }

    private static Throwable named(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof ConnectException ? new NotConnectedException(cause) : cause;
    }

    private static HttpAnswer answer(HttpResponse<byte[]> response) {
        var headers = new HashMap<String, String>();
        response.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
        return new HttpAnswer(response.statusCode(), headers, response.body());
    }
}
