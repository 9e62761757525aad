package io.chate2ee.http.caller.cometchat;

import io.chate2ee.contract.json.InvalidJsonException;
import io.chate2ee.contract.json.Json;
import io.chate2ee.contract.json.JsonObject;
import io.chate2ee.http.caller.cometchat.Finding.Undecided;
import io.chate2ee.http.caller.cometchat.Finding.Why;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What an answer means. CometChat's HTTP statuses are not documented, so its error codes decide; only "too often" and "broken" are read
 * from the status. What is not known for certain to be a verdict on the token is none.
 */
final class AnswerReader {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Duration USUAL = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** The token is wrong, expired, revoked or of another device, or its user deleted or deactivated (vendor documentation). */
    private static final Set<String> WORTHLESS = Set.of(
            "AUTH_ERR_AUTH_TOKEN_NOT_FOUND",
            "AUTH_ERR_EMPTY_AUTH_TOKEN",
            "ERR_AUTH_TOKEN_NOT_FOUND",
            "ERR_AUTHTOKEN_UNAVAILABLE",
            "ERR_UID_NOT_FOUND");

    /** We are wrong, not the caller (vendor documentation). */
    private static final Set<String> REFUSES_US = Set.of(
            "AUTH_ERR_EMPTY_APPID",
            "AUTH_ERR_INVALID_APPID",
            "AUTH_ERR_EMPTY_APIKEY",
            "AUTH_ERR_APIKEY_NOT_FOUND",
            "AUTH_ERR_NO_ACCESS");

    private AnswerReader() {}

    /**
     * Reads an answer.
     *
     * @param isAboutTheToken whether the {@code data} of a success is about what was asked
     */
    static Finding read(Answer answer, Predicate<JsonObject> isAboutTheToken) {
        if (answer.status() == TOO_MANY_REQUESTS) {
            return new Undecided(Why.TOO_OFTEN, retryAfter(answer));
        }
        if (answer.status() >= 500) {
            return new Undecided(Why.AWAY, retryAfter(answer));
        }
        try {
            JsonObject body = Json.readShallow(answer.body());
            return answer.status() == 200 && body.node().path("data").isObject()
                    ? success(new JsonObject(body.node().path("data")), isAboutTheToken)
                    : failure(body.node().path("error").path("code").asText(), answer);
        } catch (InvalidJsonException notCometChat) {
            // A proxy's page, perhaps; it says nothing about the token.
            return new Undecided(Why.STRANGE, USUAL);
        }
    }

    private static Finding success(JsonObject data, Predicate<JsonObject> isAboutTheToken) {
        String uid = data.node().path("uid").asText();
        if (uid.isEmpty() || !isAboutTheToken.test(data)) {
            return new Undecided(Why.STRANGE, USUAL);
        }
        return data.node().hasNonNull("deactivatedAt") ? new Finding.Worthless() : new Finding.BelongsTo(uid);
    }

    private static Finding failure(String code, Answer answer) {
        if (WORTHLESS.contains(code)) {
            return new Finding.Worthless();
        }
        if ("ERR_TOO_MANY_REQUESTS".equals(code)) {
            return new Undecided(Why.TOO_OFTEN, retryAfter(answer));
        }
        return new Undecided(REFUSES_US.contains(code) ? Why.REFUSES_US : Why.STRANGE, USUAL);
    }

    private static Duration retryAfter(Answer answer) {
        return answer.retryAfter().flatMap(AnswerReader::seconds).orElse(USUAL);
    }

    private static Optional<Duration> seconds(String header) {
        try {
            var asked = Duration.ofSeconds(Math.max(1, Long.parseLong(header.strip())));
            return Optional.of(asked.compareTo(LONGEST) < 0 ? asked : LONGEST);
        } catch (NumberFormatException | ArithmeticException aDateOrNonsense) {
            return Optional.empty();
        }
    }
}
