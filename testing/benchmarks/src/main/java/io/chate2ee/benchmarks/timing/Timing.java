package io.chate2ee.benchmarks.timing;

import io.chate2ee.benchmarks.load.AnyIdentity;
import io.chate2ee.benchmarks.load.Parts;
import io.chate2ee.benchmarks.load.TokenServiceSettings;
import io.chate2ee.stack.issuer.LoginIssuer;
import io.chate2ee.stack.issuer.LoginKey;
import io.chate2ee.stack.issuer.LoginToken;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Compares how long token-service takes to refuse logins that are wrong in different ways. The script {@code timing} starts it.
 *
 * <p>Users known to it are those who have been given a token before. The logins of a pair are equally long.
 */
public final class Timing {
    private static final String PATH = "/v1/virgil-jwt";
    private static final int SAMPLES = 100_000;
    /** Of each kind: more than a processor's predictors remember, few enough to be made quickly. */
    private static final int LOGINS = 300;

    private static final int OK = 200;
    private static final int UNAUTHENTICATED = 401;

    private Timing() {}

    /**
     * Runs.
     *
     * @param arguments optionally, how many samples of each kind
     */
    public static void main(String[] arguments) throws IOException {
        int samples = arguments.length == 0 ? SAMPLES : Integer.parseInt(arguments[0]);
        try (var parts = Parts.start()) {
            var settings = TokenServiceSettings.of(parts, AnyIdentity.start(parts));
            var server = parts.service("token-service", parts.built("token-service"), settings);
            try (var call = new Call(server.address())) {
                for (var known : requests(user -> parts.issuer().token(known(user)))) {
                    call.nanosFor(known, OK);
                }
                var pairs = pairs(parts.issuer());
                for (var pair : pairs) {
                    // The JVM's compilers need about this long to be done with a hot path.
                    pair.measure(call, Math.max(2, samples / 5), new Random());
                }
                for (var pair : pairs) {
                    System.out.println(pair.measure(call, samples, new Random()));
                }
            }
        }
    }

    private static List<Pair> pairs(LoginIssuer issuer) {
        var stranger = new LoginIssuer(
                issuer.name(),
                new LoginKey(issuer.key().id(), LoginKey.generate().pair()),
                Clock.systemUTC());
        var wrongKnown = requests(user -> stranger.token(known(user)));
        var wrongKnownToo = requests(user -> stranger.token(known(user)));
        var wrongUnknown = requests(user -> stranger.token(unknown(user)));
        var expired = requests(user -> expired(issuer.claimsFor(known(user))).signedBy(issuer.key()));
        var expiredUnknown =
                requests(user -> expired(issuer.claimsFor(unknown(user))).signedBy(issuer.key()));
        return List.of(
                new Pair("wrong signature, and the same again", wrongKnown, wrongKnownToo, UNAUTHENTICATED),
                new Pair("wrong signature and expired login", wrongKnown, expired, UNAUTHENTICATED),
                new Pair(
                        "wrong signature of a known and of an unknown user", wrongKnown, wrongUnknown, UNAUTHENTICATED),
                new Pair("expired login of a known and of an unknown user", expired, expiredUnknown, UNAUTHENTICATED));
    }

    private static LoginToken expired(LoginToken login) {
        return login.withExpiresAt(login.issuedAt().minus(Duration.ofHours(1)));
    }

    private static String known(int user) {
        return "user-known-" + user;
    }

    private static String unknown(int user) {
        return "user-other-" + user;
    }

    private static List<byte[]> requests(IntFunction<String> login) {
        return IntStream.range(0, LOGINS)
                .mapToObj(user -> Call.get(PATH, "Bearer " + login.apply(user)))
                .toList();
    }
}
