package io.chate2ee.virgil.cloud;

import io.chate2ee.virgil.AppRefusedException;
import io.chate2ee.virgil.CardExistsException;
import io.chate2ee.virgil.CloudException;
import io.chate2ee.virgil.ForbiddenException;
import io.chate2ee.virgil.MetaTooLargeException;
import io.chate2ee.virgil.NotFoundException;
import io.chate2ee.virgil.OtherCloudException;
import io.chate2ee.virgil.StaleHashException;
import io.chate2ee.virgil.TokenExpiredException;
import io.chate2ee.virgil.TransientCloudException;

/**
 * Which failure an HTTP status and the service's own code stand for. An answer without an error body of the service comes from
 * something in between, whatever its status, and passes; only a refused token (401) and a request that is too large (413) need
 * no body to be believed.
 */
final class CloudErrors {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_LARGE = 413;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private static final int NO_CARD = 10001;
    private static final int CARD_EXISTS = 40027;
    private static final int META_TOO_LARGE = 50005;
    private static final int STALE_HASH = 50010;
    private static final int BRAINKEY_THROTTLED = 60007;

    private CloudErrors() {}

    /** The failure of an answer that is not a success. */
    static CloudException of(HttpAnswer answer) {
        int status = answer.status();
        var error = ServiceError.of(answer);
        boolean passes = status >= SERVER_ERROR
                || status == TOO_MANY_REQUESTS
                || status == REQUEST_TIMEOUT
                || error.code() == BRAINKEY_THROTTLED
                || (!error.fromService() && status != UNAUTHORIZED && status != TOO_LARGE);
        return passes
                ? new TransientCloudException(status, error.code(), error.message(), RetryAfter.of(answer))
                : refusal(status, error.code(), error.message());
    }

    private static CloudException refusal(int status, int code, String message) {
        if (code == TokenCodes.EXPIRED) {
            return new TokenExpiredException(status, code, message);
        }
        if (status == UNAUTHORIZED || TokenCodes.refuseApp(code)) {
            return new AppRefusedException(status, code, message);
        }
        return status == FORBIDDEN ? new ForbiddenException(status, code, message) : byCode(status, code, message);
    }

    private static CloudException byCode(int status, int code, String message) {
        return switch (code) {
            case NO_CARD -> new NotFoundException(status, code, message);
            case CARD_EXISTS -> new CardExistsException(status, code, message);
            case META_TOO_LARGE -> new MetaTooLargeException(status, code, message);
            case STALE_HASH -> new StaleHashException(status, code, message);
            default -> new OtherCloudException(status, code, message);
        };
    }

    /** The codes about the token; none of them is about what was asked. */
    private static final class TokenCodes {

        /** With 401 in SDK tests; no other status could give the code another meaning. */
        static final int EXPIRED = 20304;

        private static final int NO_TOKEN = 20300;
        private static final int AUTHENTICATOR_FAILED = 20301;
        private static final int AUTHENTICATOR_REFUSED = 20302;
        private static final int UNKNOWN_APP_OR_KEY = 20303;
        private static final int NO_APP_IN_TOKEN = 20310;
        private static final int NO_IDENTITY_IN_TOKEN = 20311;

        private TokenCodes() {}

        static boolean refuseApp(int code) {
            return switch (code) {
                case NO_TOKEN,
                        AUTHENTICATOR_FAILED,
                        AUTHENTICATOR_REFUSED,
                        UNKNOWN_APP_OR_KEY,
                        NO_APP_IN_TOKEN,
                        NO_IDENTITY_IN_TOKEN -> true;
                default -> false;
            };
        }
    }
}
