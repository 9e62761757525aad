package io.chate2ee.groupsync.source;

import io.chate2ee.contract.id.IdCase;
import io.chate2ee.groupsync.settings.ChatSettings;
import io.chate2ee.groupsync.settings.SourceSettings;
import io.chate2ee.http.outbound.PatientCalls;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes the source from the settings, where somebody asks for it; refuses wrong ones. */
@Dependent
class SourceBeans {
    /** A thousand groups with all that the vendor lets an app keep in them. */
    private static final int LARGEST_ANSWER = 32 * 1024 * 1024;

    @Produces
    @Singleton
    GroupSource source(SourceSettings settings, ChatSettings chat, Clock clock) {
        return build(settings, chat.uid().idCase(), clock, pause -> Thread.sleep(pause.toMillis()));
    }

    static GroupSource build(SourceSettings settings, IdCase idCase, Clock clock, PatientCalls.Pause pause) {
        PatientCalls calls = new PatientCalls("CometChat", LARGEST_ANSWER, pause);
        ChatApi api = new ChatApi(calls, SourceAddress.of(settings), idCase, settings.page(), settings.timeout());
        return new GroupSource(api, clock);
    }
}
