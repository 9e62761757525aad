package io.chate2ee.http.caller.cometchat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.chate2ee.http.hash.Fingerprint;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Remembers findings for a short time by a hash of app and token, good and bad ones apart: made-up tokens cannot push real ones out.
 * All who bring the same token at once wait for one look-up.
 */
final class RememberingCheck implements TokenCheck {
    private final TokenCheck check;
    private final String appId;
    private final Cache<Fingerprint, Finding> good;
    private final Cache<Fingerprint, Finding> bad;
    private final Map<Fingerprint, Uni<Finding>> underWay = new ConcurrentHashMap<>();

    private RememberingCheck(TokenCheck check, String appId, CometChatSettings settings, Clock clock) {
        this.check = check;
        this.appId = appId;
        this.good = cache(settings.positiveFor(), settings.rememberAtMost(), clock);
        this.bad = cache(settings.negativeFor(), settings.rememberAtMost(), clock);
    }

    static TokenCheck wrap(TokenCheck check, String appId, CometChatSettings settings, Clock clock) {
        return new RememberingCheck(check, appId, settings, clock);
    }

    @Override
    public Uni<Finding> check(AuthToken token) {
        Fingerprint fingerprint = token.fingerprint(appId);
        Finding known = good.getIfPresent(fingerprint);
        if (known == null) {
            known = bad.getIfPresent(fingerprint);
        }
        return known != null ? Uni.createFrom().item(known) : lookUp(token, fingerprint);
    }

    private Uni<Finding> lookUp(AuthToken token, Fingerprint fingerprint) {
        return underWay.computeIfAbsent(
                fingerprint,
                key -> check.check(token)
                        .invoke(finding -> remember(key, finding))
                        .onTermination()
                        .invoke(() -> underWay.remove(key))
                        .memoize()
                        .indefinitely());
    }

    private void remember(Fingerprint fingerprint, Finding finding) {
        if (finding instanceof Finding.BelongsTo) {
            good.put(fingerprint, finding);
        } else if (finding instanceof Finding.Worthless) {
            bad.put(fingerprint, finding);
        }
    }

    private static Cache<Fingerprint, Finding> cache(Duration time, int atMost, Clock clock) {
        return Caffeine.newBuilder()
                .maximumSize(atMost)
                .expireAfterWrite(time)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }
}
