package io.chate2ee.groupsync.webhooks;

import static java.util.Objects.requireNonNull;

import io.chate2ee.groupsync.settings.SecretLines;
import io.chate2ee.groupsync.settings.WebhooksSettings;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What senders must know at present: from the settings, or from a file that is read again while the service runs. Any thread. */
@Singleton
class SenderCredentials implements Supplier<BasicCredentials> {
    private static final String SETTING = "webhooks.credentials";
    private static final String FILE_SETTING = "webhooks.credentials-file";

    private final @Nullable SecretLines file;
    private volatile @Nullable BasicCredentials present;

    /** Reads the settings; refuses the start without credentials. */
    @Inject
    SenderCredentials(WebhooksSettings settings) {
        if (settings.credentialsFile().isPresent()) {
            file = SecretLines.of(
                    FILE_SETTING,
                    settings.credentialsFile().get(),
                    lines -> present = BasicCredentials.of(FILE_SETTING, lines));
        } else {
            file = null;
            present = BasicCredentials.of(SETTING, settings.credentials().orElse(List.of()));
        }
    }

    @Override
    public BasicCredentials get() {
        return requireNonNull(present, "read at the start");
    }

    void onStop(@Observes(notifyObserver = Reception.IF_EXISTS) ShutdownEvent event) {
        if (file != null) {
            file.close();
        }
    }
}
