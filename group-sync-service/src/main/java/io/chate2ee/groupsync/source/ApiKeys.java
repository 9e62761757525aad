package io.chate2ee.groupsync.source;

import io.chate2ee.groupsync.settings.SecretLines;
import io.chate2ee.groupsync.settings.SourceSettings;
import io.chate2ee.http.start.WrongSetting;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys that the API may know: the one that it last accepted first, so that one can replace another. Any thread. */
@Singleton
class ApiKeys {
    private static final String SETTING = "source.api-key";
    private static final String FILE_SETTING = "source.api-key-file";

    private final @Nullable SecretLines file;
    private volatile List<String> known = List.of();
    private volatile String accepted = "";

    /** Reads the settings; refuses the start without a key. */
    @Inject
    ApiKeys(SourceSettings settings) {
        if (settings.apiKeyFile().isPresent()) {
            file = SecretLines.of(FILE_SETTING, settings.apiKeyFile().get(), this::take);
        } else {
            file = null;
            known = List.of(WrongSetting.required(SETTING, settings.apiKey()).strip());
        }
    }

    private void take(List<String> lines) {
        if (lines.isEmpty()) {
            throw WrongSetting.of(FILE_SETTING, "names a file without a key");
        }
        known = List.copyOf(lines);
    }

    /** All of them, in the order to try them in; never none. */
    List<String> inOrder() {
        List<String> keys = new ArrayList<>(known);
        if (keys.remove(accepted)) {
            keys.add(0, accepted);
        }
        return keys;
    }

    /** The API knows this one. */
    void accepted(String key) {
        accepted = key;
    }

    void onStop(@Observes(notifyObserver = Reception.IF_EXISTS) ShutdownEvent event) {
        if (file != null) {
            file.close();
        }
    }
}
