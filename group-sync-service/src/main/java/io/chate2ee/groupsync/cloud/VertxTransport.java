package io.chate2ee.groupsync.cloud;

import io.chate2ee.virgil.cloud.HttpAnswer;
import io.chate2ee.virgil.cloud.HttpCall;
import io.chate2ee.virgil.cloud.HttpTransport;
import io.chate2ee.virgil.cloud.NotConnectedException;
import io.chate2ee.virgil.cloud.OversizedAnswerException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * HTTP by Vert.x. One time limit covers connecting, sending and the whole answer; a call that is over it is reset, and so is
 * one whose answer is larger than allowed. Redirects are not followed. Callable from any thread; answers come on an event loop.
 */
final class VertxTransport implements HttpTransport, AutoCloseable {
    private static final int CONNECTIONS = 32;

    private final Vertx vertx;
    private final HttpClient client;
    private final String base;
    private final long timeoutMillis;
    private final int maxAnswerBytes;
    private final LongSupplier nanoTime;

    VertxTransport(Vertx vertx, URI base, Duration timeout, int maxAnswerBytes, LongSupplier nanoTime) {
        this.vertx = vertx;
        this.base = base.toString().replaceAll("/+$", "");
        this.timeoutMillis = timeout.toMillis();
        this.maxAnswerBytes = maxAnswerBytes;
        this.nanoTime = nanoTime;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(CONNECTIONS)
                .setConnectTimeout(Math.toIntExact(timeoutMillis))
                .setDecompressionSupported(false));
    }

    @Override
    public CompletionStage<HttpAnswer> send(HttpCall call) {
        Promise<HttpAnswer> answer = Promise.promise();
        InFlight inFlight = new InFlight(answer);
        long from = nanoTime.getAsLong();
        long timer = vertx.setTimer(timeoutMillis, id -> inFlight.giveUp(new TimeoutException("no answer in time")));
        client.request(new RequestOptions()
                        .setAbsoluteURI(base + call.path())
                        .setMethod(HttpMethod.valueOf(call.method())))
                .recover(failure -> Future.failedFuture(new NotConnectedException(failure)))
                .onSuccess(inFlight::started)
                .compose(request -> inTime(from, request))
                .compose(request -> exchange(request, call, inFlight))
                .onSuccess(answer::tryComplete)
                .onFailure(failure -> answer.tryFail(asIoFailure(failure)));
        CompletableFuture<HttpAnswer> result = new CompletableFuture<>();
        answer.future().onComplete(done -> {
            vertx.cancelTimer(timer);
            if (done.succeeded()) {
                result.complete(done.result());
            } else {
                result.completeExceptionally(done.cause());
            }
        });
        return result;
    }

    /** A process that was stopped while it connected must not send afterwards: whoever counted the time has given up. */
    private Future<HttpClientRequest> inTime(long from, HttpClientRequest request) {
        if (nanoTime.getAsLong() - from < TimeUnit.MILLISECONDS.toNanos(timeoutMillis)) {
            return Future.succeededFuture(request);
        }
        request.reset();
        return Future.failedFuture(new NotConnectedException(new TimeoutException("connected too late")));
    }

    private Future<HttpAnswer> exchange(HttpClientRequest request, HttpCall call, InFlight inFlight) {
        call.headers().forEach(request::putHeader);
        return request.send(Buffer.buffer(call.body())).compose(response -> whole(response, inFlight));
    }

    private Future<HttpAnswer> whole(HttpClientResponse response, InFlight inFlight) {
        Buffer body = Buffer.buffer();
        response.handler(part -> {
            if (body.length() + part.length() > maxAnswerBytes) {
                inFlight.giveUp(new OversizedAnswerException(maxAnswerBytes));
            } else {
                body.appendBuffer(part);
            }
        });
        Map<String, String> headers = new HashMap<>();
        response.headers().forEach(header -> headers.put(header.getKey(), header.getValue()));
        return response.end().map(end -> new HttpAnswer(response.statusCode(), headers, body.getBytes()));
    }

    private static Throwable asIoFailure(Throwable failure) {
        return failure instanceof IOException || failure instanceof TimeoutException
                ? failure
                : new IOException("request failed: " + failure.getClass().getSimpleName(), failure);
    }

    @Override
    public void close() {
        client.close();
    }

    /** A call on its way, which can be given up before or after its connection is there. */
    private static final class InFlight {
        private final Promise<HttpAnswer> answer;
        private volatile @Nullable HttpClientRequest request;
        private volatile boolean givenUp;

        InFlight(Promise<HttpAnswer> answer) {
            this.answer = answer;
        }

        void started(HttpClientRequest started) {
            request = started;
            if (givenUp) {
                started.reset();
            }
        }

        /** Without a connection nothing can have left; one that comes later is reset before anything is sent. */
        void giveUp(Exception reason) {
            givenUp = true;
            HttpClientRequest started = request;
            if (started == null) {
                answer.tryFail(new NotConnectedException(reason));
            } else {
                answer.tryFail(reason);
                started.reset();
            }
        }
    }
}
