package io.chate2ee.token.signing;

import java.util.regex.Pattern;

/** What the Virgil portal calls APP_ID and APP_KEY_ID. */
final class PortalId {
    /** The portal issues 32 hex characters; anything that could break out of a token's header or issuer is refused. */
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    private PortalId() {}

    /**
     * The id without blanks around it.
     *
     * @throws IllegalArgumentException if it is none
     */
    static String parse(String text) {
        String id = text.strip();
        if (!FORM.matcher(id).matches()) {
            throw new IllegalArgumentException("holds something that is no id of the Virgil portal");
        }
        return id;
    }
}
