package io.chate2ee.groupsync.cloud;

import io.chate2ee.groupsync.settings.SecretLines;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** Takes another app key while the service runs, where id and key are files ({@code secrets.directory}). */
@Singleton
public class AppKeyWatch {
    private final Config config;
    private final AppCredentials credentials;
    private final OwnerTokens tokens;
    private @Nullable SecretLines watching;

    @Inject
    AppKeyWatch(Config config, AppCredentials credentials, OwnerTokens tokens) {
        this.config = config;
        this.credentials = credentials;
        this.tokens = tokens;
    }

    /** Looks from now on. */
    public void start() {
        watching = SecretLines.ofSettings(config, List.of(AppCredentials.KEY_ID, AppCredentials.KEY), this::take);
    }

    /** The key first: a token that is made in between is already signed by it. */
    private void take(List<String> idAndKey) {
        credentials.change(idAndKey.get(0), idAndKey.get(1));
        tokens.renew();
    }

    void onStop(@Observes(notifyObserver = Reception.IF_EXISTS) ShutdownEvent event) {
        if (watching != null) {
            watching.close();
        }
    }
}
