package io.chate2ee.virgil.cloud;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.bytes.Utf8;
import io.chate2ee.virgil.json.JsonReader;

/**
 * The error body of the service.
 *
 * @param fromService whether there is one; a gateway's page is none
 * @param code the service's own code, 0 if there is none
 * @param message fit for one line of a log, whatever the other side sent
 */
record ServiceError(boolean fromService, int code, String message) {

    private static final int LONGEST_BODY = 16_384;
    private static final int LONGEST_MESSAGE = 200;

    /** Reads {@code {"code","message"}}; anything else says nothing, and the status alone decides. */
    static ServiceError of(HttpAnswer answer) {
        if (answer.body().length > LONGEST_BODY) {
            return new ServiceError(false, 0, "body too long to be an error of the service");
        }
        try {
            var json = JsonReader.object(Utf8.decode(answer.body()));
            int code = (int) Math.min(json.integer("code"), Integer.MAX_VALUE);
            return new ServiceError(true, code, printable(json.string("message")));
        } catch (MalformedException notFromTheService) {
            // What it is instead is of no interest and may be anything.
            return new ServiceError(false, 0, "no error body of the service");
        }
    }

    private static String printable(String message) {
        var line = message.replaceAll("[^\\x20-\\x7e]", "?");
        return line.length() > LONGEST_MESSAGE ? line.substring(0, LONGEST_MESSAGE) : line;
    }
}
