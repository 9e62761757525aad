package io.chate2ee.groupsync.ledger;

import io.vertx.core.VertxOptions;
import io.vertx.core.metrics.MetricsOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.metrics.ClientMetrics;
import io.vertx.core.spi.metrics.VertxMetrics;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Notes every statement that goes to the database, transactions' own ones aside. */
final class Statements implements VertxMetrics, ClientMetrics<Object, Object, Object, Object> {
    private final Queue<String> sent = new ConcurrentLinkedQueue<>();

    /** For a Vert.x whose statements are noted. */
    VertxOptions options() {
        return new VertxOptions()
                .setMetricsOptions(new MetricsOptions().setEnabled(true).setFactory(options -> this));
    }

    /** What was sent since the last call. */
    List<String> take() {
        List<String> taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }

    @Override
    public ClientMetrics<?, ?, ?, ?> createClientMetrics(
            SocketAddress remoteAddress, String type, @Nullable String namespace) {
        return this;
    }

    @Override
    public Object requestBegin(String statement, Object request) {
        sent.add(statement);
        return statement;
    }
}
