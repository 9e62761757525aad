package io.chate2ee.http.ready;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A check of a service as small as can be. */
@Readiness
@Singleton
public class Mood implements AsyncHealthCheck {
    final AtomicBoolean good = new AtomicBoolean(true);

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom()
                .item(() -> HealthCheckResponse.named("mood").status(good.get()).build());
    }
}
