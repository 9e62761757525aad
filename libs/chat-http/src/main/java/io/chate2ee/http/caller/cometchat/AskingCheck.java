package io.chate2ee.http.caller.cometchat;

import io.chate2ee.contract.json.JsonObject;
import io.chate2ee.http.caller.SdkHeaders;
import io.smallrye.mutiny.Uni;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Asks CometChat, every time. */
final class AskingCheck implements TokenCheck {
    private static final Logger LOG = Logger.getLogger(AskingCheck.class);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

    private final CometChatClient client;
    private final CometChatRules rules;

    AskingCheck(CometChatClient client, CometChatRules rules) {
        this.client = client;
        this.rules = rules;
    }

    @Override
    public Uni<Finding> check(AuthToken token) {
        return rules.way() == CometChatSettings.Way.ME ? askAsUser(token) : askAsOperator(token);
    }

    /** As the SDKs do; only ever a GET: a PUT would log the user in, a DELETE out (read in SDK source). */
    private Uni<Finding> askAsUser(AuthToken token) {
        var headers = Map.of(
                SdkHeaders.APP_ID, rules.appId(), SdkHeaders.AUTH_TOKEN, token.text(), "Accept", "application/json");
        return finding(client.get("/v3.0/me", headers).map(answer -> AnswerReader.read(answer, data -> true)));
    }

    /** A token that does not say whose it is cannot be asked about. */
    private Uni<Finding> askAsOperator(AuthToken token) {
        Optional<String> claimed = token.claimedUid();
        if (claimed.isEmpty()) {
            return Uni.createFrom().item(new Finding.Worthless());
        }
        String path = "/v3/users/" + encoded(claimed.get()) + "/auth_tokens/" + encoded(token.text());
        var headers = Map.of("apikey", rules.apiKey().orElseThrow(), "Accept", "application/json");
        return finding(client.get(path, headers)
                .map(answer -> AnswerReader.read(answer, data -> isAbout(data, claimed.get(), token))));
    }

    private static boolean isAbout(JsonObject data, String uid, AuthToken token) {
        return data.node().path("uid").asText().equals(uid)
                && data.node().path("authToken").asText().equals(token.text());
    }

    private static Uni<Finding> finding(Uni<Finding> asked) {
        return asked.onFailure().recoverWithItem(failure -> {
            LOG.warnf("HTP102 CometChat gave no answer: %s", failure);
            return new Finding.Undecided(Finding.Why.AWAY, ASK_AGAIN);
        });
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
