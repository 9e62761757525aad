package io.chate2ee.stack.testing;

import io.chate2ee.stack.issuer.LoginIssuer;
import io.chate2ee.stack.issuer.LoginKey;
import io.chate2ee.stack.issuer.LoginToken;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * The local login service of a test run, with a key made for this run alone.
 *
 * <p>As a test resource it sets {@code chat.callers.jwt.issuer} and {@code chat.callers.jwt.keys}, and fills each test's
 * field of this type:
 *
 * <pre>{@code
 * @QuarkusTest
 * @QuarkusTestResource(LoginTokens.class)
 * class SomethingIT {
 *     LoginTokens logins;
 * }</pre>
 */
public final class LoginTokens implements QuarkusTestResourceLifecycleManager {
    private final LoginIssuer issuer = new LoginIssuer("https://login.example", LoginKey.generate(), Clock.systemUTC());
    private final Path jwksFile = newFile();

    /** A file that holds the public key as a JSON Web Key Set; it goes away with the JVM. */
    public Path jwksFile() {
        return jwksFile;
    }

    /** The {@code iss} claim of the tokens. */
    public String issuer() {
        return issuer.name();
    }

    /** A valid login JWT of the user. */
    public String token(String uid) {
        return issuer.token(uid);
    }

    /** The value of an {@code Authorization} header for the user. */
    public String bearer(String uid) {
        return "Bearer " + token(uid);
    }

    /** What a valid token says, to be spoilt and then given to {@link #sign} or {@link LoginToken#unsigned}. */
    public LoginToken claimsFor(String uid) {
        return issuer.claimsFor(uid);
    }

    /** Signs claims with the key of this login service. */
    public String sign(LoginToken claims) {
        return claims.signedBy(issuer.key());
    }

    /** A well-formed token with all the right claims, signed by a key that nobody published. */
    public String signedByStranger(String uid) {
        return claimsFor(uid).signedBy(LoginKey.generate());
    }

    /** The same, but the stranger claims to be the known key. */
    public String signedByStrangerUnderKnownKeyId(String uid) {
        LoginKey stranger = new LoginKey(issuer.key().id(), LoginKey.generate().pair());
        return claimsFor(uid).signedBy(stranger);
    }

    @Override
    public Map<String, String> start() {
        return Map.of("chat.callers.jwt.issuer", issuer(), "chat.callers.jwt.keys", jwksFile.toString());
    }

    @Override
    public void inject(TestInjector testInjector) {
        testInjector.injectIntoFields(this, new TestInjector.MatchesType(LoginTokens.class));
    }

    @Override
    public void stop() {
        // Nothing runs; the file is the JVM's to delete.
    }

    private Path newFile() {
        try {
            Path file = Files.createTempFile("chat-e2ee-login", ".jwks.json");
            file.toFile().deleteOnExit();
            return Files.writeString(file, issuer.key().jwks());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the login keys", e);
        }
    }
}
