package io.chate2ee.identity.hosted;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Where the hosted extension is asked and as whom. Any user of the chat may ask it for anybody's identity.
 *
 * @param endpoint its {@code get-identities}
 * @param appId the chat app
 * @param authToken a user's token of that chat; a secret
 */
public record HostedLogin(URI endpoint, String appId, String authToken) {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Refuses what cannot be asked, or would show the token to everybody on the way. */
    public HostedLogin {
        String scheme = String.valueOf(endpoint.getScheme()).toLowerCase(Locale.ROOT);
        String host = endpoint.getHost();
        if (host == null || !(scheme.equals("https") || scheme.equals("http") && THIS_MACHINE.contains(host))) {
            throw new IllegalArgumentException("the extension's address must be an https URL");
        }
        if (!isHeader(appId) || !isHeader(authToken)) {
            throw new IllegalArgumentException("app id and auth token must be single words of visible characters");
        }
    }

    private static boolean isHeader(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    @Override
    public String toString() {
        return "HostedLogin[" + endpoint + ", " + appId + ", redacted]";
    }
}
