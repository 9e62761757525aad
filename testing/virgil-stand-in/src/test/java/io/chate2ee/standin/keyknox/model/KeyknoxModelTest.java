package io.chate2ee.standin.keyknox.model;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A sequence that fails is made as short as it can be and printed with its seed. */
class KeyknoxModelTest {

    @Property(tries = 1000)
    void everySequenceOfCallsIsAnsweredAsTheModelForesees(@ForAll("sequences") List<Step> sequence) {
        try (var run = new SequenceRun()) {
            sequence.forEach(run::take);
        }
    }

    @Provide
    Arbitrary<List<Step>> sequences() {
        return Steps.sequences();
    }
}
