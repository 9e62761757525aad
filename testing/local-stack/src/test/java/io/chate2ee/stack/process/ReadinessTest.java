package io.chate2ee.stack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadinessTest {
    private final OrphanWatch watch = OrphanWatch.start();
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer health;
    private final Path log;

    ReadinessTest(@TempDir Path directory) throws IOException {
        log = directory.resolve("child.log");
        health = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        health.createContext("/third-time", exchange -> {
            exchange.sendResponseHeaders(asked.incrementAndGet() < 3 ? 503 : 200, -1);
            exchange.close();
        });
        health.createContext("/never", exchange -> {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        health.start();
    }

    @AfterEach
    void stop() {
        watch.close();
        health.stop(0);
    }

    @Test
    void returnsAtTheFirst200() {
        ChildProcess child = start("sleep 60");

        new Readiness().await(child, address("/third-time"), Duration.ofSeconds(30));

        assertThat(asked).hasValue(3);
    }

    @Test
    void aChildThatEndsBeforeIsReportedWithItsLog() {
        ChildProcess child = start("exit 7");

        assertThatThrownBy(() -> new Readiness().await(child, address("/never"), Duration.ofSeconds(30)))
                .isInstanceOf(ChildFailure.class)
                .hasMessage("child ended with exit code 7; see " + log);
    }

    @Test
    void aChildThatIsNotReadyInTimeIsReportedWithItsLog() {
        ChildProcess child = start("sleep 60");

        assertThatThrownBy(() -> new Readiness().await(child, address("/never"), Duration.ZERO))
                .isInstanceOf(ChildFailure.class)
                .hasMessage("child was not ready after 0 s; see " + log);
    }

    private ChildProcess start(String script) {
        return ChildProcess.start(new ChildCommand("child", List.of("/bin/sh", "-c", script), Map.of(), log), watch);
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + health.getAddress().getPort() + path);
    }
}
