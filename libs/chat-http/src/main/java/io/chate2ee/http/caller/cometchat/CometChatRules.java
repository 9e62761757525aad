package io.chate2ee.http.caller.cometchat;

import io.chate2ee.http.outbound.HostTemplate;
import io.chate2ee.http.start.WrongSetting;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The checked settings.
 *
 * @param appId the one app
 * @param way how to ask
 * @param base where, without a slash at its end
 * @param apiKey for {@code REST}, else empty; never printed
 */
record CometChatRules(String appId, CometChatSettings.Way way, URI base, Optional<String> apiKey) {
    private static final String CLOUD_ME = "https://{appId}.apiclient-{region}.cometchat.io";
    private static final String CLOUD_REST = "https://{appId}.api-{region}.cometchat.io";

    /**
     * Reads the settings.
     *
     * @throws ConfigurationException one line that names the wrong one and repeats no secret
     */
    static CometChatRules of(CometChatSettings settings) {
        var apiKey = settings.apiKey().map(String::strip).filter(key -> !key.isEmpty());
        if (settings.way() == CometChatSettings.Way.REST && apiKey.isEmpty()) {
            throw wrong("api-key", "is not set: the way 'rest' needs one");
        }
        requireBounds(settings);
        String appId = name("app-id", settings.appId());
        return new CometChatRules(appId, settings.way(), base(settings, appId), apiKey);
    }

    @Override
    public String toString() {
        return "CometChatRules[appId=" + appId + ", way=" + way + ", base=" + base + ", apiKey redacted]";
    }

    private static URI base(CometChatSettings settings, String appId) {
        String template = settings.url()
                .filter(url -> !url.isBlank())
                .orElse(settings.way() == CometChatSettings.Way.ME ? CLOUD_ME : CLOUD_REST);
        Map<String, String> names = template.contains("{region}")
                ? Map.of("appId", appId, "region", name("region", settings.region()))
                : Map.of("appId", appId);
        return HostTemplate.filled(template, names)
                .orElseThrow(() -> wrong("url", "must be an https or http URL; {appId} and {region} are filled in"));
    }

    private static void requireBounds(CometChatSettings settings) {
        requirePositive("timeout", settings.timeout());
        requirePositive("break-for", settings.breakFor());
        if (settings.positiveFor().compareTo(Duration.ofMinutes(10)) > 0) {
            throw wrong("positive-for", "must be at most 10 minutes: a revoked token lives on for as long");
        }
        if (settings.breakAfter() < 1) {
            throw wrong("break-after", "must be at least 1");
        }
        if (settings.lookUpsAtMost() < 1) {
            throw wrong("look-ups-at-most", "must be at least 1");
        }
    }

    private static void requirePositive(String leaf, Duration value) {
        if (value.toMillis() < 1) {
            throw wrong(leaf, "must be longer than nothing");
        }
    }

    private static String name(String leaf, Optional<String> value) {
        String text = value.map(String::strip)
                .filter(name -> !name.isEmpty())
                .orElseThrow(() -> wrong(leaf, "is not set: see the app's dashboard"));
        if (!HostTemplate.isName(text)) {
            throw wrong(leaf, "must be letters, digits and hyphens");
        }
        return text;
    }

    private static ConfigurationException wrong(String leaf, String problem) {
        return WrongSetting.of("chat.callers.cometchat." + leaf, problem);
    }
}
