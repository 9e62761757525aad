package io.chate2ee.token.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chate2ee.contract.json.Json;
import io.chate2ee.stack.testing.LoginTokens;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The packaged service at its most talkative, signing every token. {@code -Dtokens=1000000} asks for more. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ManyTokensIT {
    private static final Logger LOG = Logger.getLogger(ManyTokensIT.class);
    private static final int TOKENS = Integer.getInteger("tokens", 500);
    /** Signing is deterministic and times are whole seconds: nobody may come twice in the same second. */
    private static final int USERS = Math.min(TOKENS, 10_000);

    /** How every header and every claims set begins in base64url: no token may be in a log, nor a part of one. */
    private static final String START_OF_A_TOKEN = "eyJ";

    private final LoginTokens logins = new LoginTokens();
    private final VirgilApp virgil = new VirgilApp();
    private final IdentityServiceDouble identityService = new IdentityServiceDouble();
    private final AtomicLong asked = new AtomicLong();
    private final Set<String> signatures = ConcurrentHashMap.newKeySet();
    private final AtomicLong lines = new AtomicLong();
    private final Queue<String> telling = new ConcurrentLinkedQueue<>();

    @AfterEach
    void stop() {
        identityService.stop();
    }

    @Test
    void noTokenIsGivenOutTwiceAndNeitherTokensNorKeysAreInTheLog() throws Exception {
        // Given
        List<String> bearers = IntStream.range(0, USERS)
                .parallel()
                .mapToObj(user -> logins.bearer("user-" + user))
                .toList();
        try (var service = new ServiceProcess(settings())) {
            URI url = URI.create("http://127.0.0.1:" + service.port() + "/v1/virgil-jwt");
            List<String> secrets = virgil.secrets();
            var reading = CompletableFuture.runAsync(() -> service.readOutput(line -> look(line, secrets)));

            // When
            try (var load = new Load(
                    url,
                    number -> bearers.get((int) (number % USERS)),
                    () -> asked.getAndIncrement() < TOKENS,
                    body -> signatures.add(signature(body)))) {
                await().atMost(Duration.ofHours(1))
                        .until(() -> load.served() + load.failures().size() >= TOKENS);
                load.stop();

                // Then
                assertThat(load.failures()).isEmpty();
            }
            service.terminate();
            service.exitCode();
            reading.get(1, TimeUnit.MINUTES);
        }
        assertThat(signatures).hasSize(TOKENS);
        assertThat(lines.get()).as("the log was on").isGreaterThan(TOKENS);
        assertThat(telling).isEmpty();
        LOG.infof("%d tokens, no two the same, %d lines of log that tell nothing", signatures.size(), lines.get());
    }

    private void look(String line, List<String> secrets) {
        lines.incrementAndGet();
        if (line.contains(START_OF_A_TOKEN) || secrets.stream().anyMatch(line::contains)) {
            telling.add(line);
        }
    }

    /** Its last 64 characters stand for it: two tokens with one signature would be one token. */
    private static String signature(String body) {
        String token = Json.readObject(body.getBytes(StandardCharsets.UTF_8))
                .optionalObject("data")
                .orElseThrow()
                .text("virgilToken");
        return token.substring(token.length() - 64);
    }

    private Map<String, String> settings() {
        var settings = new HashMap<String, String>();
        settings.putAll(logins.start());
        settings.putAll(virgil.start());
        settings.putAll(identityService.start());
        settings.put("token.reuse", "0s");
        settings.put("chat.limits.calls.bucket", "0");
        settings.put("chat.access-log.lines", "all");
        settings.put("quarkus.log.level", "DEBUG");
        settings.put("quarkus.rest-client.identity-service.read-timeout", "60000");
        settings.put("kafka.bootstrap.servers", "broker.invalid:9092");
        return settings;
    }
}
