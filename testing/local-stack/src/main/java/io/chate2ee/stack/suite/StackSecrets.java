package io.chate2ee.stack.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chate2ee.stack.DatabaseRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What the services must not tell anybody, made up for one stack. Kept with the data where the data is kept, since neither
 * is of any use without the other.
 *
 * @param appId the Virgil app, 32 hex digits; not secret
 * @param tokenKey the app key of token-service
 * @param groupKey the app key of group-sync, another one of the same app
 * @param derivationSecret base64, 32 bytes
 * @param keyEncryptionKey base64, 32 bytes
 * @param identityRole how identity-service logs in to PostgreSQL
 * @param groupRole how group-sync logs in to PostgreSQL
 */
record StackSecrets(
        String appId,
        AppKey tokenKey,
        AppKey groupKey,
        String derivationSecret,
        String keyEncryptionKey,
        DatabaseRole identityRole,
        DatabaseRole groupRole) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static StackSecrets generate(SecureRandom random) {
        return new StackSecrets(
                HexFormat.of().formatHex(bytes(random, 16)),
                AppKey.generate(random),
                AppKey.generate(random),
                base64(random),
                base64(random),
                new DatabaseRole("identity", base64(random)),
                new DatabaseRole("group_sync", base64(random)));
    }

    /** Those in the file; if there is none, new ones, written to it for its owner's eyes only. */
    static StackSecrets keptIn(Path file, SecureRandom random) {
        try {
            if (Files.exists(file)) {
                return fromJson(JSON.readTree(Files.readAllBytes(file)));
            }
            StackSecrets secrets = generate(random);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, JSON.writeValueAsBytes(secrets.toJson()));
            return secrets;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the stack's secrets in " + file, e);
        }
    }

    private static StackSecrets fromJson(JsonNode json) {
        return new StackSecrets(
                json.path("appId").asText(),
                appKey(json.path("tokenKey")),
                appKey(json.path("groupKey")),
                json.path("derivationSecret").asText(),
                json.path("keyEncryptionKey").asText(),
                role(json.path("identityRole")),
                role(json.path("groupRole")));
    }

    private ObjectNode toJson() {
        ObjectNode json = JSON.createObjectNode();
        json.put("appId", appId);
        write(json.putObject("tokenKey"), tokenKey);
        write(json.putObject("groupKey"), groupKey);
        json.put("derivationSecret", derivationSecret).put("keyEncryptionKey", keyEncryptionKey);
        write(json.putObject("identityRole"), identityRole);
        write(json.putObject("groupRole"), groupRole);
        return json;
    }

    private static AppKey appKey(JsonNode json) {
        return new AppKey(
                json.path("id").asText(),
                json.path("privateKey").asText(),
                json.path("publicKey").asText());
    }

    private static void write(ObjectNode json, AppKey key) {
        json.put("id", key.id()).put("privateKey", key.privateKey()).put("publicKey", key.publicKey());
    }

    private static DatabaseRole role(JsonNode json) {
        return new DatabaseRole(
                json.path("name").asText(), json.path("password").asText());
    }

    private static void write(ObjectNode json, DatabaseRole role) {
        json.put("name", role.name()).put("password", role.password());
    }

    private static String base64(SecureRandom random) {
        return Base64.getEncoder().encodeToString(bytes(random, 32));
    }

    private static byte[] bytes(SecureRandom random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    @Override
    public String toString() {
        return "StackSecrets[appId=" + appId + ", the rest redacted]";
    }
}
