package io.chate2ee.standin.faults;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Everything the rules have in mind for one call.
 *
 * @param delay all delays together
 * @param skew all wrong clocks together
 * @param instead the first fault that is neither
 * @param labels what is really done to the call, for its record
 */
public record Misbehaviour(Duration delay, Duration skew, Optional<Fault> instead, List<String> labels) {

    /** Puts the faults of all matching rules together. */
    static Misbehaviour of(List<Fault> faults) {
        var delay = Duration.ZERO;
        var skew = Duration.ZERO;
        for (var fault : faults) {
            delay = fault instanceof Fault.Delay wait ? delay.plus(wait.from()) : delay;
            skew = fault instanceof Fault.SkewClock clock ? skew.plus(clock.by()) : skew;
        }
        var instead = faults.stream().filter(fault -> !addsUp(fault)).findFirst();
        var labels = faults.stream()
                .filter(fault -> addsUp(fault) || instead.orElseThrow() == fault)
                .map(Fault::label)
                .toList();
        return new Misbehaviour(delay, skew, instead, labels);
    }

    private static boolean addsUp(Fault fault) {
        return fault instanceof Fault.Delay || fault instanceof Fault.SkewClock;
    }
}
