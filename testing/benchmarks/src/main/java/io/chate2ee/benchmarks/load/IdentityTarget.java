package io.chate2ee.benchmarks.load;

import io.chate2ee.contract.topic.Topics;
import io.chate2ee.stack.DatabaseRole;
import io.chate2ee.stack.LocalPostgres;
import io.chate2ee.stack.suite.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** {@code POST /v1/get-identities} of the packaged service, for users whom its registry has. */
final class IdentityTarget implements Target {
    private static final int USERS = 1_000;
    private static final int MANY = 50;
    private static final int MISSES = MANY / 10;
    private static final String PATH = "/v1/get-identities";
    private static final String DATABASE = "identity";

    private static final String ONE = "identity-service, 1 known id";
    private static final String FIFTY = "identity-service, 50 known ids";
    private static final String MISSING = "identity-service, 45 known ids, 5 misses";
    private static final String EMPTY = "empty endpoint, same body and authentication";

    private final DatabaseRole role = new DatabaseRole("chat", UUID.randomUUID().toString());
    /** One for both, since they share the database. */
    private final byte[] secret = SecureRandom.getSeed(32);

    @Override
    public List<Contender> start(Parts parts) throws IOException {
        var script =
                parts.checkout().root().resolve(Path.of("testing", "benchmarks", "src", "main", "wrk", "calls.lua"));
        var logins = parts.logins(USERS);
        var postgres = LocalPostgres.start(LocalPostgres.Options.temporary());
        parts.stopInTheEnd(postgres::close);
        postgres.createRole(role);
        postgres.createDatabase(DATABASE, role);
        parts.kafka().createTopics(new Topics("").all());

        var warm = service(parts, postgres, "warm", Stream.empty());
        var missing = service(parts, postgres, "missing", Stream.of("identity.cache.unknown-for"));
        register(postgres);
        var empty = parts.service("empty", parts.built("testing/benchmarks/empty-endpoint"), parts.callers());

        var one = parts.file("one", body(known(1)));
        var fifty = parts.file("fifty", body(known(MANY)));
        // The script puts each call's number there, so that no two calls miss the same users.
        var misses = parts.file("misses", body(Stream.concat(known(MANY - MISSES), unknown("{n}"))));
        return List.of(
                new Contender(ONE, warm, Wrk.post(script, warm.address().resolve(PATH), logins, one)),
                new Contender(FIFTY, warm, Wrk.post(script, warm.address().resolve(PATH), logins, fifty)),
                new Contender(
                        MISSING, missing, Wrk.post(script, missing.address().resolve(PATH), logins, misses)),
                new Contender(EMPTY, empty, Wrk.post(script, empty.address().resolve("/v1/empty"), logins, fifty)));
    }

    @Override
    public List<Budget> budgets() {
        return List.of(new Budget(FIFTY, EMPTY, 0.5));
    }

    /** One whose statements are printed in the end. */
    private Server service(Parts parts, LocalPostgres postgres, String name, Stream<String> forgottenAtOnce)
            throws IOException {
        Settings settings = parts.callers()
                .with("postgres.host", postgres.host())
                .with("postgres.port", postgres.port())
                .with("postgres.database", DATABASE)
                .with("postgres.user", role.name())
                .with("postgres.password", role.password())
                .with("identity.unknown-ids.at-most", 0)
                .with("identity.derivation-secret", Base64.getEncoder().encodeToString(secret));
        forgottenAtOnce.forEach(setting -> settings.with(setting, "1ms"));
        var server = parts.service(name, parts.built("identity-service"), settings);
        parts.stopInTheEnd(() -> print(name, server.address()));
        return server;
    }

    private void register(LocalPostgres postgres) {
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl(DATABASE), role.name(), role.password());
                var statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO chat_user (uid, identity, source, version, first_seen, last_seen)"
                    + " SELECT 'user-' || i, md5('user-' || i), 'imported', 1, now(), now()"
                    + " FROM generate_series(0, " + (USERS - 1) + ") AS i");
        } catch (SQLException e) {
            throw new IllegalStateException("the registry could not be filled", e);
        }
    }

    private static Stream<String> known(int count) {
        return IntStream.range(0, count).mapToObj(i -> "user-" + i);
    }

    private static Stream<String> unknown(String call) {
        return IntStream.range(0, MISSES).mapToObj(i -> "missing-" + call + "-" + i);
    }

    private static String body(Stream<String> uids) {
        return uids.map(uid -> '"' + uid + '"').collect(Collectors.joining(",", "{\"uids\":[", "]}"));
    }

    private static void print(String name, URI address) {
        try {
            var metrics = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(address.resolve("/q/metrics")).build(), BodyHandlers.ofLines());
            String figures = metrics.body()
                    .filter(line ->
                            line.matches("(identity_lookup_statements_(count|sum)|identity_lookup_warm_total).*"))
                    .collect(Collectors.joining(", "));
            System.out.printf(Locale.ROOT, "%s: %s%n", name, figures);
        } catch (IOException e) {
            throw new IllegalStateException("no figures of " + address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
