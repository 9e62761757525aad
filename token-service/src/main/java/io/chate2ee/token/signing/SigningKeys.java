package io.chate2ee.token.signing;

import io.chate2ee.virgil.jwt.VirgilJwtMinter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** The keys in force, and which of them signs at this moment. Safe for use by several threads; asking for the signer never blocks. */
public class SigningKeys {
    private static final Logger LOG = Logger.getLogger(SigningKeys.class);

    /** What belongs together, so that a reader sees all of it old or all of it new. */
    private record InForce(KeyRing ring, Map<String, Signer> signers) {}

    private final String appId;
    private final KeyChange change;
    private final Clock clock;
    private final Clock issuing;
    private final MeterRegistry meters;
    private final MultiGauge inUse;
    private volatile InForce inForce;

    SigningKeys(String appId, KeyRing first, KeyChange change, Clock clock, MeterRegistry meters) {
        this.appId = appId;
        this.change = change;
        this.clock = clock;
        this.issuing = new SteadyClock(clock);
        this.meters = meters;
        // From zero, so that an alert sees the first refusal too.
        List.of("taken", "refused").forEach(this::counted);
        this.inUse = MultiGauge.builder("token.keys").register(meters);
        this.inForce = inForce(first);
        show(first);
    }

    /** Who signs now; empty if every key was withdrawn. */
    public Optional<Signer> signer() {
        InForce now = inForce;
        return now.ring().signerAt(clock.instant()).map(key -> now.signers().get(key.id()));
    }

    /** Looks at the file; whatever is wrong with it, the keys in force stay. For one thread at a time. */
    void reread(KeyRingFile file) {
        try {
            replace(KeyRingText.parse(file.read()));
        } catch (IOException | IllegalArgumentException wrong) {
            refused(String.valueOf(wrong.getMessage()));
        } catch (RuntimeException defect) {
            // Whoever looks for this thread would never look again. The message could repeat what the file holds.
            refused(defect.getClass().getSimpleName());
        }
    }

    private void replace(KeyRing after) {
        KeyRing before = inForce.ring();
        if (before.isSameAs(after)) {
            return;
        }
        Instant now = clock.instant();
        Optional<String> fault = change.fault(before, after, now);
        if (fault.isPresent()) {
            refused(fault.get());
            return;
        }
        inForce = inForce(after);
        show(after);
        count("taken");
        LOG.infof(
                "TOK104 New keys are in force, signing with %s",
                after.signerAt(now).map(RingKey::id).orElse("none: all are withdrawn"));
    }

    private void refused(String problem) {
        count("refused");
        LOG.errorf("TOK105 The file of keys is not used, the keys in force stay: %s", problem);
    }

    private void count(String result) {
        counted(result).increment();
    }

    private Counter counted(String result) {
        return meters.counter("token.keys.read", "result", result);
    }

    private InForce inForce(KeyRing ring) {
        return new InForce(
                ring,
                ring.keys().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                RingKey::id,
                                key -> new Signer(key.id(), new VirgilJwtMinter(appId, key.key(), issuing)))));
    }

    /** Which key ids are known, and which signs: 1, or does not: 0. */
    private void show(KeyRing ring) {
        inUse.register(
                ring.keys().stream()
                        .map(key -> MultiGauge.Row.of(
                                Tags.of("key", key.id(), "withdrawn", Boolean.toString(key.withdrawn())),
                                () -> isSigner(key.id()) ? 1 : 0))
                        .toList(),
                true);
    }

    private boolean isSigner(String keyId) {
        return signer().filter(signer -> signer.keyId().equals(keyId)).isPresent();
    }
}
