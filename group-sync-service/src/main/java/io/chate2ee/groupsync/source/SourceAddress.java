package io.chate2ee.groupsync.source;

import io.chate2ee.groupsync.settings.SourceSettings;
import io.chate2ee.http.outbound.HostTemplate;
import io.chate2ee.http.start.WrongSetting;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the API is, and of which app.
 *
 * @param base without a slash at its end
 * @param appId the app
 */
record SourceAddress(URI base, String appId) {
    /** Reads the settings; refuses the start, naming the one that is wrong. */
    static SourceAddress of(SourceSettings settings) {
        Map<String, String> names = new HashMap<>();
        String appId = name("source.app-id", settings.appId());
        names.put("appId", appId);
        if (settings.url().contains("{region}")) {
            names.put("region", name("source.region", settings.region()));
        }
        URI base = HostTemplate.filled(settings.url(), names)
                .orElseThrow(() -> WrongSetting.of(
                        "source.url", "must be an https or http URL; {appId} and {region} are filled in"));
        if (settings.page() < 1 || settings.page() > 1000) {
            throw WrongSetting.of("source.page", "must be 1 to 1000");
        }
        return new SourceAddress(base, appId);
    }

    private static String name(String setting, Optional<String> value) {
        String text = WrongSetting.required(setting, value).strip();
        if (!HostTemplate.isName(text)) {
            throw WrongSetting.of(setting, "must be letters, digits and hyphens");
        }
        return text;
    }
}
