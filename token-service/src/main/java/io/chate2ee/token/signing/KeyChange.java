package io.chate2ee.token.signing;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether one ring of keys may follow another while the service runs. A mistake in the file must never stop, or spoil, the minting; only
 * an explicit withdrawal may stop it.
 *
 * @param lead how long a key must be known before it signs
 */
record KeyChange(Duration lead) {
    /** What is wrong with the change, for the log; empty if nothing is. */
    Optional<String> fault(KeyRing before, KeyRing after, Instant now) {
        Optional<String> exchanged = exchanged(before, after);
        if (exchanged.isPresent()) {
            return exchanged;
        }
        boolean emergency = before.signerAt(now).isEmpty() || withdraws(before, after, now);
        if (!emergency && after.signerAt(now).isEmpty()) {
            return Optional.of("no key signs now, and the one that did is not withdrawn");
        }
        return emergency ? Optional.empty() : tooSoon(before, after, now);
    }

    private static Optional<String> exchanged(KeyRing before, KeyRing after) {
        return after.keys().stream()
                .filter(key -> before.withId(key.id())
                        .filter(known -> !known.isSameKeyAs(key))
                        .isPresent())
                .findFirst()
                .map(key -> "another private key under the known id " + key.id());
    }

    /** Whether the key that signs is withdrawn on purpose. */
    private static boolean withdraws(KeyRing before, KeyRing after, Instant now) {
        return before.signerAt(now)
                .flatMap(signer -> after.withId(signer.id()))
                .filter(RingKey::withdrawn)
                .isPresent();
    }

    /** Which key signs during the next {@code lead} is settled: so every replica has read a change before it takes effect. */
    private Optional<String> tooSoon(KeyRing before, KeyRing after, Instant now) {
        Instant settledUntil = now.plus(lead);
        return Stream.concat(before.keys().stream(), after.keys().stream())
                .map(RingKey::activeFrom)
                .map(time -> time.isBefore(now) ? now : time)
                .filter(time -> time.isBefore(settledUntil))
                .filter(time -> !signerId(before, time).equals(signerId(after, time)))
                .findFirst()
                .map(time -> "another key than planned would sign from " + time + ", sooner than " + lead
                        + " after the change");
    }

    private static Optional<String> signerId(KeyRing ring, Instant time) {
        return ring.signerAt(time).map(RingKey::id);
    }
}
