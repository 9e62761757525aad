package io.chate2ee.virgil.cloud;

import io.chate2ee.virgil.AppRefusedException;
import io.chate2ee.virgil.CardExistsException;
import io.chate2ee.virgil.CloudException;
import io.chate2ee.virgil.ForbiddenException;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.MetaTooLargeException;
import io.chate2ee.virgil.OtherCloudException;
import io.chate2ee.virgil.StaleHashException;
import io.chate2ee.virgil.TokenExpiredException;
import io.chate2ee.virgil.TransientCloudException;
import io.chate2ee.virgil.bytes.Utf8;
import io.chate2ee.virgil.json.JsonReader;

/** Which failure an HTTP status and the service's own code stand for. */
final class CloudErrors {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private static final int TOKEN_REFUSED = 20303;
    private static final int TOKEN_EXPIRED = 20304;
    private static final int CARD_EXISTS = 40027;
    private static final int META_TOO_LARGE = 50005;
    private static final int STALE_HASH = 50010;

    private static final int LONGEST_BODY = 16_384;
    private static final int LONGEST_MESSAGE = 200;

    private CloudErrors() {}

    /** The failure of an answer that is not a success. */
    static CloudException of(HttpAnswer answer) {
        int status = answer.status();
        if (status >= SERVER_ERROR || status == TOO_MANY_REQUESTS || status == REQUEST_TIMEOUT) {
            var error = ServiceError.of(answer);
            return new TransientCloudException(status, error.code(), error.message(), RetryAfter.of(answer));
        }
        return refusal(status, ServiceError.of(answer));
    }

    private static CloudException refusal(int status, ServiceError error) {
        int code = error.code();
        var message = error.message();
        if (status == UNAUTHORIZED) {
            return code == TOKEN_EXPIRED
                    ? new TokenExpiredException(status, code, message)
                    : new AppRefusedException(status, code, message);
        }
        if (status == FORBIDDEN) {
            return new ForbiddenException(status, code, message);
        }
        return switch (code) {
            case TOKEN_REFUSED -> new AppRefusedException(status, code, message);
            case CARD_EXISTS -> new CardExistsException(status, code, message);
            case META_TOO_LARGE -> new MetaTooLargeException(status, code, message);
            case STALE_HASH -> new StaleHashException(status, code, message);
            default -> new OtherCloudException(status, code, message);
        };
    }

    private record ServiceError(int code, String message) {

        /** What the body says; a gateway's page instead of {@code {"code","message"}} says nothing. */
        static ServiceError of(HttpAnswer answer) {
            if (answer.body().length > LONGEST_BODY) {
                return new ServiceError(0, "body too long to be an error of the service");
            }
            try {
                var json = JsonReader.object(Utf8.decode(answer.body()));
                return new ServiceError(
                        (int) Math.min(json.integer("code"), Integer.MAX_VALUE), printable(json.string("message")));
            } catch (MalformedException notFromTheService) {
                // The status alone decides then.
                return new ServiceError(0, "no error body of the service");
            }
        }

        /** Fit for one line of a log, whatever the other side sent. */
        private static String printable(String message) {
            var line = message.replaceAll("[^\\x20-\\x7e]", "?");
            return line.length() > LONGEST_MESSAGE ? line.substring(0, LONGEST_MESSAGE) : line;
        }
    }
}
