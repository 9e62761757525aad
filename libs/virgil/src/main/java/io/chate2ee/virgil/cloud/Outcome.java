package io.chate2ee.virgil.cloud;

import io.chate2ee.virgil.AnswerLostException;
import io.chate2ee.virgil.AnswerTooLargeException;
import io.chate2ee.virgil.AppRefusedException;
import io.chate2ee.virgil.CardExistsException;
import io.chate2ee.virgil.CloudException;
import io.chate2ee.virgil.ForbiddenException;
import io.chate2ee.virgil.MetaTooLargeException;
import io.chate2ee.virgil.NotFoundException;
import io.chate2ee.virgil.NotSentException;
import io.chate2ee.virgil.StaleHashException;
import io.chate2ee.virgil.TokenExpiredException;
import io.chate2ee.virgil.TransientCloudException;
import org.jspecify.annotations.Nullable;

/** How a request ended, for counting. */
public enum Outcome {
    /** Done. */
    DONE,
    /** No whole answer came. */
    NO_ANSWER,
    /** HTTP 429. */
    THROTTLED,
    /** An answer that passes: HTTP 5xx, or not the service's. */
    TROUBLE,
    /** Held back on this side. */
    NOT_SENT,
    /** A change of which nobody knows whether it was made. */
    ANSWER_LOST,
    /** The value has changed since it was read. */
    STALE_HASH,
    /** The token has expired. */
    TOKEN_EXPIRED,
    /** The app, its key or the token is refused. */
    APP_REFUSED,
    /** HTTP 403. */
    FORBIDDEN,
    /** This very card is there already. */
    CARD_EXISTS,
    /** There is no such card. */
    NOT_FOUND,
    /** Too many recipients in one value. */
    META_TOO_LARGE,
    /** More cards were found than an answer may hold. */
    ANSWER_TOO_LARGE,
    /** Any other refusal. */
    REFUSED,
    /** Not a failure of the cloud. */
    DEFECT;

    /** The outcome of a stage that ended with this failure, or with none. */
    public static Outcome of(@Nullable Throwable failure) {
        if (failure == null) {
            return DONE;
        }
        if (failure instanceof TransientCloudException trouble) {
            return trouble.status() == 0 ? NO_ANSWER : trouble.isThrottled() ? THROTTLED : TROUBLE;
        }
        return failure instanceof CloudException refusal ? of(refusal) : DEFECT;
    }

    private static Outcome of(CloudException refusal) {
        if (refusal instanceof NotSentException) {
            return NOT_SENT;
        }
        if (refusal instanceof AnswerLostException) {
            return ANSWER_LOST;
        }
        if (refusal instanceof StaleHashException) {
            return STALE_HASH;
        }
        if (refusal instanceof TokenExpiredException) {
            return TOKEN_EXPIRED;
        }
        if (refusal instanceof AppRefusedException) {
            return APP_REFUSED;
        }
        if (refusal instanceof ForbiddenException) {
            return FORBIDDEN;
        }
        if (refusal instanceof CardExistsException) {
            return CARD_EXISTS;
        }
        if (refusal instanceof NotFoundException) {
            return NOT_FOUND;
        }
        if (refusal instanceof MetaTooLargeException) {
            return META_TOO_LARGE;
        }
        return refusal instanceof AnswerTooLargeException ? ANSWER_TOO_LARGE : REFUSED;
    }
}
