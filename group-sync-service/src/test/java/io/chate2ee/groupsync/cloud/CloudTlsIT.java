package io.chate2ee.groupsync.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.stack.LocalCertificate;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The owner's token goes to nobody who cannot show that he is Virgil's cloud. */
class CloudTlsIT extends CloudFixture {
    @TempDir
    @SuppressWarnings("NullAway.Init") // The test engine fills it.
    Path directory;

    @Test
    void aServerThatNobodyVouchesForIsSentNothing() {
        AtomicInteger requests = new AtomicInteger();
        LocalCertificate certificate = LocalCertificate.madeIn(directory, "localhost");
        int port = vertx.createHttpServer(new HttpServerOptions()
                        .setSsl(true)
                        .setKeyCertOptions(new PfxOptions()
                                .setPath(certificate.pkcs12().toString())
                                .setPassword(LocalCertificate.PASSWORD)))
                .requestHandler(request -> {
                    requests.incrementAndGet();
                    request.response().end("[]");
                })
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        TestCloud way = way(Map.of("virgil.url", "https://localhost:" + port));

        assertThatThrownBy(() -> search(way)).isInstanceOf(CompletionException.class);

        assertThat(requests).hasValue(0);
        assertThat(way.gate().isOpen()).as("that is not the app's fault").isTrue();
    }
}
