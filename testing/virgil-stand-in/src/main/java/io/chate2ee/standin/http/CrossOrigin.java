package io.chate2ee.standin.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.handler.CorsHandler;
import java.util.Set;

/** Lets browsers of every origin call the stand-in and read the two headers that E3Kit needs. */
final class CrossOrigin {

    private CrossOrigin() {}

    static CorsHandler handler() {
        return CorsHandler.create()
                .addOriginWithRegex(".*")
                .allowedMethods(Set.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE))
                .allowedHeaders(Set.of("Authorization", "Content-Type", "Virgil-Agent", "Virgil-Keyknox-Previous-Hash"))
                .exposedHeaders(Set.of("Virgil-Keyknox-Hash", "X-Virgil-Is-Superseeded"))
                .maxAgeSeconds(600);
    }
}
