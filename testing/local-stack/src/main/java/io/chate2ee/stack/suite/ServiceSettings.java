package io.chate2ee.stack.suite;

import java.nio.file.Path;
import java.util.Map;

/** What each service is told. Everything not named here keeps its default, so that defaults are tried too. */
record ServiceSettings(
        StackPorts ports,
        StackAddresses addresses,
        StackSecrets secrets,
        Path loginKeys,
        Map<String, String> moreForCallers,
        Map<String, String> moreForGroupSync) {
    /** The {@code iss} claim of the local login service. */
    static final String LOGIN_ISSUER = "https://login.example";

    Settings tokenService() {
        return moreThan(callers(ports.tokenService())
                .with("virgil.app-id", secrets.appId())
                .with("virgil.app-key-id", secrets.tokenKey().id())
                .with("virgil.app-key", secrets.tokenKey().privateKey())
                .with("token.identity-service-url", addresses.identityService().toString()));
    }

    Settings identityService() {
        return moreThan(callers(ports.identityService())
                .with("postgres.host", "127.0.0.1")
                .with("postgres.port", ports.postgres())
                .with("postgres.user", secrets.identityRole().name())
                .with("postgres.password", secrets.identityRole().password())
                .with("identity.derivation-secret", secrets.derivationSecret()));
    }

    /**
     * @param virgilKey the public key of the stand-in's own card signatures, base64
     */
    Settings groupSync(String virgilKey) {
        Settings settings = common(ports.groupSync())
                .with("postgres.host", "127.0.0.1")
                .with("postgres.port", ports.postgres())
                .with("postgres.user", secrets.groupRole().name())
                .with("postgres.password", secrets.groupRole().password())
                .with("virgil.url", addresses.standIn().toString())
                .with("virgil.service-key", virgilKey)
                .with("virgil.app-id", secrets.appId())
                .with("virgil.app-key-id", secrets.groupKey().id())
                .with("virgil.app-key", secrets.groupKey().privateKey())
                .with("owner.key-encryption-key", secrets.keyEncryptionKey());
        moreForGroupSync.forEach(settings::with);
        return settings;
    }

    private Settings callers(int port) {
        return common(port)
                .with("chat.callers.jwt.issuer", LOGIN_ISSUER)
                .with("chat.callers.jwt.keys", loginKeys.toString());
    }

    /** What a test asks for counts most. */
    private Settings moreThan(Settings settings) {
        moreForCallers.forEach(settings::with);
        return settings;
    }

    private Settings common(int port) {
        return new Settings()
                .with("quarkus.http.host", "127.0.0.1")
                .with("quarkus.http.port", port)
                .with("kafka.bootstrap.servers", addresses.kafka());
    }
}
