package io.chate2ee.groupsync.source;

import io.chate2ee.groupsync.settings.TestSettings;
import io.chate2ee.stack.chat.ChatDouble;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A source that reads from a double, and notes how long it would have waited. */
public final class TestSource {
    private TestSource() {}

    /** What an operator would set. */
    public static Map<String, String> settings(ChatDouble chat, int page, String apiKey) {
        return Map.of(
                "source.app-id",
                "app",
                "source.api-key",
                apiKey,
                "source.url",
                chat.url(),
                "source.page",
                Integer.toString(page),
                // Never read here, but without default.
                "virgil.url",
                "http://127.0.0.1:1",
                "virgil.service-key",
                "none");
    }

    /** The source with these settings. */
    public static GroupSource of(TestSettings settings, Clock clock, List<Duration> pauses) {
        return SourceBeans.build(
                settings.source(),
                new ApiKeys(settings.source()),
                settings.chat().uid().idCase(),
                clock,
                pauses::add,
                status -> {});
    }
}
