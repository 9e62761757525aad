package io.chate2ee.http.envelope;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** Makes {@code {"error":{"code","message","name","details"}}}, always JSON, whatever the client says it accepts. */
public final class ErrorAnswers {
    static final String UNAVAILABLE_MESSAGE = "Cannot be answered at present, try again later.";

    private ErrorAnswers() {}

    /** An error answer to which headers can be added. */
    public static Response.ResponseBuilder response(ErrorCode code, String message) {
        return Response.status(code.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body(code, message));
    }

    /** 503 with {@code Retry-After} in whole seconds, at least one. */
    public static Response.ResponseBuilder unavailable(Duration retryAfter) {
        return later(ErrorCode.UNAVAILABLE, UNAVAILABLE_MESSAGE, retryAfter);
    }

    /** 429 with {@code Retry-After} in whole seconds, at least one. */
    public static Response.ResponseBuilder tooOften(Duration retryAfter) {
        return later(ErrorCode.TOO_MANY_REQUESTS, FrameworkMessages.of(429), retryAfter);
    }

    static Response.ResponseBuilder later(ErrorCode code, String message, Duration retryAfter) {
        return response(code, message)
                .header(
                        HttpHeaders.RETRY_AFTER,
                        Math.max(1, retryAfter.plusMillis(999).toSeconds()));
    }

    /** The body in UTF-8. */
    static byte[] body(ErrorCode code, String message) {
        return ErrorBody.of(code, message).toJson();
    }
}
