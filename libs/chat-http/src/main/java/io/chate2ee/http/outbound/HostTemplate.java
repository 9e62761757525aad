package io.chate2ee.http.outbound;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The address of a vendor's API, with places such as {@code {appId}} that the operator's settings fill: never a request. */
public final class HostTemplate {
    /** It becomes part of a host name. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,63}");

    private HostTemplate() {}

    /** Whether a text can be filled in. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /**
     * The address, without a slash at its end.
     *
     * @param template an https or http URL
     * @param names what to fill in, by the names of the places
     * @return nothing if it is no such URL, or has a place that is not filled
     */
    public static Optional<URI> filled(String template, Map<String, String> names) {
        String text = template;
        for (Map.Entry<String, String> each : names.entrySet()) {
            text = text.replace("{" + each.getKey() + "}", each.getValue());
        }
        try {
            URI address = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
            return Optional.of(address).filter(uri -> web && uri.getHost() != null);
        } catch (IllegalArgumentException notAUri) {
            return Optional.empty();
        }
    }
}
