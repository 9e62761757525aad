package io.chate2ee.http.caller.cometchat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.chate2ee.http.caller.cometchat.LookUpMeters.Memory;
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
    private final LookUpMeters meters;
    private final Map<Fingerprint, Uni<Finding>> underWay = new ConcurrentHashMap<>();

    private RememberingCheck(
            TokenCheck check, String appId, CometChatSettings settings, Clock clock, LookUpMeters meters) {
        this.check = check;
        this.appId = appId;
        this.good = cache(settings.positiveFor(), settings.rememberAtMost(), clock);
        this.bad = cache(settings.negativeFor(), settings.rememberAtMost(), clock);
        this.meters = meters;
    }

    static TokenCheck wrap(
            TokenCheck check, String appId, CometChatSettings settings, Clock clock, LookUpMeters meters) {
        return new RememberingCheck(check, appId, settings, clock, meters);
    }

    @Override
    public Uni<Finding> check(AuthToken token) {
        Fingerprint fingerprint = token.fingerprint(appId);
        Finding known = good.getIfPresent(fingerprint);
        if (known != null) {
            return remembered(Memory.GOOD, known);
        }
        known = bad.getIfPresent(fingerprint);
        return known != null ? remembered(Memory.BAD, known) : lookUp(token, fingerprint);
    }

    private Uni<Finding> remembered(Memory memory, Finding finding) {
        meters.remembered(memory);
        return Uni.createFrom().item(finding);
    }

    /** Nothing is asked before somebody waits for the answer, so a look-up that comes second costs nothing. */
    private Uni<Finding> lookUp(AuthToken token, Fingerprint fingerprint) {
        Uni<Finding> own = check.check(token)
                .invoke(finding -> remember(fingerprint, finding))
                .onTermination()
                .invoke(() -> underWay.remove(fingerprint))
                .memoize()
                .indefinitely();
        Uni<Finding> first = underWay.putIfAbsent(fingerprint, own);
        meters.remembered(first == null ? Memory.MISS : Memory.JOINED);
        return first == null ? own : first;
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
