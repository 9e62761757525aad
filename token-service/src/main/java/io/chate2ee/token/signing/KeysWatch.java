package io.chate2ee.token.signing;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Looks at the file of keys again and again, on a worker thread. */
@ApplicationScoped
class KeysWatch {
    private final VirgilSettings settings;
    private final SigningKeys keys;
    private @Nullable ScheduledFuture<?> watching;

    KeysWatch(VirgilSettings settings, SigningKeys keys) {
        this.settings = settings;
        this.keys = keys;
    }

    void onStart(@Observes StartupEvent start) {
        KeySettings.file(settings).ifPresent(file -> {
            long pause = settings.keysReread().toMillis();
            watching = Infrastructure.getDefaultWorkerPool()
                    .scheduleWithFixedDelay(() -> keys.reread(file), pause, pause, TimeUnit.MILLISECONDS);
        });
    }

    void onStop(@Observes ShutdownEvent stop) {
        if (watching != null) {
            watching.cancel(false);
        }
    }
}
