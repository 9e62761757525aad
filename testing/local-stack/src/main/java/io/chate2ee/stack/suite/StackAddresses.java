package io.chate2ee.stack.suite;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the parts of a running stack listen.
 *
 * @param tokenService token-service
 * @param identityService identity-service
 * @param groupSync group-sync-service
 * @param standIn the Virgil stand-in
 * @param login the local login service
 * @param kafka bootstrap servers
 * @param postgres the JDBC address of the database "postgres"
 */
public record StackAddresses(
        URI tokenService, URI identityService, URI groupSync, URI standIn, URI login, String kafka, String postgres) {
    static final String READY = "/q/health/ready";

    private static final ObjectMapper JSON = new ObjectMapper();

    static StackAddresses of(StackPorts ports) {
        return new StackAddresses(
                local(ports.tokenService()),
                local(ports.identityService()),
                local(ports.groupSync()),
                local(ports.standIn()),
                local(ports.login()),
                "127.0.0.1:" + ports.kafka(),
                "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/postgres");
    }

    /** The same, with token-service somewhere else. */
    public StackAddresses withTokenService(URI address) {
        return new StackAddresses(address, identityService, groupSync, standIn, login, kafka, postgres);
    }

    /** The same, with identity-service somewhere else. */
    public StackAddresses withIdentityService(URI address) {
        return new StackAddresses(tokenService, address, groupSync, standIn, login, kafka, postgres);
    }

    private static URI local(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Where a chat app asks for its Virgil JWT. */
    public URI virgilJwt() {
        return tokenService.resolve("/v1/virgil-jwt");
    }

    /** Where a chat app asks for the identities of users and groups. */
    public URI getIdentities() {
        return identityService.resolve("/v1/get-identities");
    }

    /** Where a login JWT for a user can be had: add {@code ?uid=...}. */
    public URI loginToken() {
        return login.resolve("/token");
    }

    /** Writes everything as one JSON object, for programs. */
    public void writeTo(Path file) {
        ObjectNode json = JSON.createObjectNode();
        json.put("tokenService", tokenService.toString())
                .put("identityService", identityService.toString())
                .put("groupSyncService", groupSync.toString())
                .put("virgilStandIn", standIn.toString())
                .put("loginToken", loginToken().toString())
                .put("loginKeys", login.resolve("/jwks.json").toString())
                .put("kafka", kafka)
                .put("postgres", postgres);
        try {
            Files.writeString(file, json.toPrettyString() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the addresses to " + file + ": " + e.getMessage(), e);
        }
    }

    /** The readiness address of a service. */
    URI health(String service) {
        URI address = switch (service) {
            case "token-service" -> tokenService;
            case "identity-service" -> identityService;
            case "group-sync-service" -> groupSync;
            default -> throw new IllegalArgumentException("There is no service " + service);
        };
        return address.resolve(READY);
    }
}
