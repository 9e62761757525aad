package io.chate2ee.http.caller.cometchat;

import io.chate2ee.http.caller.cometchat.Finding.Undecided;
import io.chate2ee.http.caller.cometchat.Finding.Why;
import io.chate2ee.http.caller.cometchat.LookUpMeters.Spared;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * Asks nobody who does not answer, and only so many at once. What a caller can bring about by the token it sends never counts against
 * the chat: else anybody could switch the log-in off for all.
 */
final class SparingCheck implements TokenCheck {
    private static final Logger LOG = Logger.getLogger(SparingCheck.class);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final TokenCheck check;
    private final Breaker breaker;
    private final Semaphore atOnce;
    private final LookUpMeters meters;

    private SparingCheck(TokenCheck check, Breaker breaker, int atOnce, LookUpMeters meters) {
        this.check = check;
        this.breaker = breaker;
        this.atOnce = new Semaphore(atOnce);
        this.meters = meters;
    }

    static TokenCheck wrap(TokenCheck check, Breaker breaker, int atOnce, LookUpMeters meters) {
        return new SparingCheck(check, breaker, atOnce, meters);
    }

    @Override
    public Uni<Finding> check(AuthToken token) {
        return Uni.createFrom().deferred(() -> {
            if (!atOnce.tryAcquire()) {
                return notAsked(Spared.TOO_MANY, SOON);
            }
            if (!breaker.letsThrough()) {
                atOnce.release();
                return notAsked(Spared.LEFT_ALONE, breaker.rest());
            }
            return check.check(token)
                    .invoke(this::learn)
                    .onCancellation()
                    .invoke(breaker::abandoned)
                    .onTermination()
                    .invoke(() -> atOnce.release());
        });
    }

    private void learn(Finding finding) {
        boolean worked = breaker.isClosed();
        if (finding instanceof Undecided undecided && undecided.why() == Why.AWAY) {
            breaker.failed();
        } else if (finding instanceof Undecided undecided && undecided.why() == Why.TOO_OFTEN) {
            breaker.pauseFor(undecided.retryAfter());
        } else {
            breaker.succeeded();
        }
        sayWhatChanged(worked, finding);
    }

    private void sayWhatChanged(boolean worked, Finding finding) {
        if (worked && !breaker.isClosed()) {
            LOG.warnf("HTP103 CometChat is left alone for %s: %s", breaker.rest(), finding);
        } else if (!worked && breaker.isClosed()) {
            LOG.info("HTP104 CometChat answers again");
        }
    }

    private Uni<Finding> notAsked(Spared why, Duration retryAfter) {
        meters.spared(why);
        return Uni.createFrom().item(new Undecided(Why.NOT_ASKED, retryAfter));
    }
}
