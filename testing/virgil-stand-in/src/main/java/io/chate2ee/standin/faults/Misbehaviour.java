package io.chate2ee.standin.faults;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Everything the rules have in mind for one call.
 *
 * @param delay all delays together
 * @param instead the first fault that is not a delay
 * @param labels what is really done to the call, for its record
 */
public record Misbehaviour(Duration delay, Optional<Fault> instead, List<String> labels) {

    /** Puts the faults of all matching rules together. */
    static Misbehaviour of(List<Fault> faults) {
        var delay = Duration.ZERO;
        for (var fault : faults) {
            delay = fault instanceof Fault.Delay wait ? delay.plus(wait.by()) : delay;
        }
        var instead =
                faults.stream().filter(fault -> !(fault instanceof Fault.Delay)).findFirst();
        var labels = faults.stream()
                .filter(fault -> fault instanceof Fault.Delay || instead.orElseThrow() == fault)
                .map(Fault::label)
                .toList();
        return new Misbehaviour(delay, instead, labels);
    }
}
