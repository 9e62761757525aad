package io.chate2ee.standin.keyknox;

import io.chate2ee.standin.exchange.Fields;
import io.chate2ee.standin.guesses.Guess;
import io.chate2ee.standin.guesses.Guesses;
import io.vertx.core.json.JsonObject;

/**
 * What is stored: an encrypted value and how to open it, both base64 text as sent, so that it comes back byte for byte.
 *
 * @param meta recipients' wrapped keys and the signature
 * @param value the encrypted data
 */
record Content(String meta, String value) {

    static final Content EMPTY = new Content("", "");

    /**
     * The service's limit is 10 KB of meta. Whether raw or encoded bytes count is not known; counting the encoded ones is a
     * guess, on the strict side, that can be turned.
     */
    private static final int LONGEST_META = 10 * 1024;

    /** Reads and checks what a push brings. Refusing empty content is a guess: it could not be told from no content. */
    static Content read(Fields fields, Guesses guesses) {
        var content = new Content(fields.text("meta"), fields.text("value"));
        var rawMeta = Fields.base64(content.meta, KeyknoxMistake.REQUEST_WRONG).length;
        KeyknoxMistake.REQUEST_WRONG.unless(rawMeta > 0);
        KeyknoxMistake.REQUEST_WRONG.unless(Fields.base64(content.value, KeyknoxMistake.REQUEST_WRONG).length > 0);
        var counted = guesses.usual(Guess.META_LIMIT) ? content.meta.length() : rawMeta;
        KeyknoxMistake.META_TOO_LARGE.unless(counted <= LONGEST_META);
        return content;
    }

    static Content fromJson(JsonObject json) {
        return new Content(json.getString("meta"), json.getString("value"));
    }

    JsonObject addTo(JsonObject json) {
        return json.put("meta", meta).put("value", value);
    }

    /** Key material, if only encrypted: lengths are shown. */
    @Override
    public String toString() {
        return "Content[meta of " + meta.length() + ", value of " + value.length() + " characters]";
    }
}
