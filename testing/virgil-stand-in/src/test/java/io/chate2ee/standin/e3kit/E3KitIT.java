package io.chate2ee.standin.e3kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.standin.TestCloud;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A life of the real E3Kit against the stand-in, with the calls it is known to make, said as it is known to say them. */
@DisabledIfSystemProperty(named = "skipE3kit", matches = "(?!false$).*", disabledReason = "-DskipE3kit")
class E3KitIT {

    private final Path directory;

    E3KitIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void theRealClientLivesAndMakesTheCallsItIsKnownToMake() throws Exception {
        // Given the real package and a stand-in
        var e3kit = RealE3Kit.forNode();
        try (var cloud = TestCloud.start()) {

            // When it registers, backs up, restores, writes, keeps groups and leaves
            var conversation = Conversation.with(cloud.standIn().url(), cloud::token, "", directory, e3kit);

            // Then every step worked, with these calls; the client makes those for several epochs at the same time
            KnownCalls.assertMadeIn(conversation);

            // And all that was said is as the facts have it
            assertThat(conversation.exchanges()).allSatisfy(KnownFacts::check);
        }
    }
}
