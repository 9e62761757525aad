package io.chate2ee.http.caller.cometchat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** Settings as a deployment would write them. */
final class CometChatConfig {
    private static final String PREFIX = "chat.callers.cometchat.";

    private CometChatConfig() {}

    static CometChatSettings of(Map<String, String> leaves) {
        var properties = new HashMap<String, String>();
        leaves.forEach((leaf, value) -> properties.put(PREFIX + leaf, value));
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withDefaultValues(properties)
                .withMapping(CometChatSettings.class)
                .build()
                .getConfigMapping(CometChatSettings.class);
    }
}
