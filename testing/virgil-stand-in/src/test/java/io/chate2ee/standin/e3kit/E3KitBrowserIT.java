package io.chate2ee.standin.e3kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.standin.TestCloud;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same life in a browser, which in addition asks for leave to call another origin. Runs with {@code -Pbrowser} only. */
@Tag("browser")
class E3KitBrowserIT {

    private final Path directory;

    E3KitBrowserIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void theRealClientLivesInABrowserAndMakesTheSameCalls() throws Exception {
        var e3kit = RealE3Kit.forBrowsers();
        try (var cloud = TestCloud.start()) {

            var conversation = Conversation.with(cloud.standIn().url(), cloud::token, "", directory, e3kit);

            KnownCalls.assertMadeIn(conversation);
            assertThat(conversation.exchanges()).allSatisfy(KnownFacts::check);
        }
    }
}
