package io.chate2ee.http.outbound;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** The first bytes of a body; the rest is not taken. */
final class BoundedBody implements BodySubscriber<byte[]> {
    private final int most;
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private @Nullable Subscription subscription;

    /** So many of them at most. */
    BoundedBody(int most) {
        this.most = most;
    }

    @Override
    public void onSubscribe(Subscription body) {
        subscription = body;
        body.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        for (ByteBuffer part : parts) {
            byte[] bytes = new byte[Math.min(part.remaining(), most - taken.size())];
            part.get(bytes);
            taken.writeBytes(bytes);
        }
        Subscription body = subscription;
        if (taken.size() == most) {
            whole.complete(taken.toByteArray());
            if (body != null) {
                body.cancel();
            }
        } else if (body != null) {
            body.request(1);
        }
    }

    @Override
    public void onError(Throwable brokenOff) {
        whole.completeExceptionally(brokenOff);
    }

    @Override
    public void onComplete() {
        whole.complete(taken.toByteArray());
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return whole;
    }
}
