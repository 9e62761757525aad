package io.chate2ee.http.caller.cometchat;

import io.chate2ee.contract.id.IdCase;
import io.chate2ee.http.caller.RequestHeaders;
import io.chate2ee.http.caller.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The authenticator as a service has it, that asks a double of the chat. */
record ChatDoor(AuthTokenAuthenticator authenticator, MeterRegistry meters) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static ChatDoor of(CometChatDouble chat, Vertx vertx, Clock clock, Map<String, String> more) {
        var leaves = new HashMap<String, String>(
                Map.of("app-id", CometChatDouble.APP_ID, "url", chat.uri().toString(), "timeout", "10s"));
        leaves.putAll(more);
        var meters = new SimpleMeterRegistry();
        var settings = CometChatConfig.of(leaves);
        var http = CometChatBeans.http(vertx, settings);
        return new ChatDoor(
                CometChatBeans.build(settings, IdCase.LOWER, http, clock, new LookUpMeters(meters)), meters);
    }

    Verdict ask(String token) {
        return pending(token).await().atMost(PATIENCE);
    }

    Uni<Verdict> pending(String token) {
        return authenticator.authenticate(
                headers(Map.of("appId", List.of(CometChatDouble.APP_ID), "authToken", List.of(token))));
    }

    Verdict judge(Map<String, List<String>> headers) {
        return authenticator.authenticate(headers(headers)).await().atMost(PATIENCE);
    }

    private static RequestHeaders headers(Map<String, List<String>> values) {
        var anyCase = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(values);
        return name -> anyCase.getOrDefault(name, List.of());
    }
}
