package io.chate2ee.groupsync.settings;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The settings as the service reads them, from a map. */
public record TestSettings(
        VirgilSettings virgil,
        OwnerSettings owner,
        GroupsSettings groups,
        SyncSettings sync,
        ChatSettings chat,
        SourceSettings source) {
    public static TestSettings of(Map<String, String> values) {
        Map<String, String> all = new HashMap<>(Map.of("groups.owner-identity", "2137f9ef75295ea"));
        all.putAll(values);
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(VirgilSettings.class)
                .withMapping(OwnerSettings.class)
                .withMapping(GroupsSettings.class)
                .withMapping(SyncSettings.class)
                .withMapping(ChatSettings.class)
                .withMapping(SourceSettings.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withDefaultValues(all)
                .build();
        return new TestSettings(
                config.getConfigMapping(VirgilSettings.class),
                config.getConfigMapping(OwnerSettings.class),
                config.getConfigMapping(GroupsSettings.class),
                config.getConfigMapping(SyncSettings.class),
                config.getConfigMapping(ChatSettings.class),
                config.getConfigMapping(SourceSettings.class));
    }
}
