package io.chate2ee.groupsync.source;

import io.chate2ee.contract.id.IdCase;
import io.chate2ee.groupsync.settings.ChatSettings;
import io.chate2ee.groupsync.settings.SourceSettings;
import io.chate2ee.http.outbound.PatientCalls;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.function.IntConsumer;

/** Makes the source from the settings, where somebody asks for it; refuses wrong ones. */
@Dependent
class SourceBeans {
    /** A thousand groups with all that the vendor lets an app keep in them. */
    private static final int LARGEST_ANSWER = 32 * 1024 * 1024;

    @Produces
    @Singleton
    GroupSource source(SourceSettings settings, ApiKeys keys, SourceMetrics metrics, ChatSettings chat, Clock clock) {
        return build(settings, keys, chat.uid().idCase(), clock, SourceBeans::sleep, metrics::answered);
    }

    static GroupSource build(
            SourceSettings settings,
            ApiKeys keys,
            IdCase idCase,
            Clock clock,
            PatientCalls.Pause pause,
            IntConsumer heard) {
        PatientCalls calls = new PatientCalls("CometChat", LARGEST_ANSWER, pause, heard);
        Pace pace = Pace.of(settings, System::nanoTime, SourceBeans::sleep);
        SourceAddress address = SourceAddress.of(settings);
        return new GroupSource(
                new ChatApi(calls, address, keys, pace, idCase, settings.page(), settings.timeout()), clock);
    }

    private static void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);
    }
}
