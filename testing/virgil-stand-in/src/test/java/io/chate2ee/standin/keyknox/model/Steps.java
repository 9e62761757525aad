package io.chate2ee.standin.keyknox.model;

import io.chate2ee.standin.keyknox.model.Step.Bring;
import io.chate2ee.standin.keyknox.model.Step.Place;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Makes sequences up. There are few names of everything, so that steps meet each other. */
final class Steps {

    private static final int LONGEST = 40;

    private Steps() {}

    static Arbitrary<List<Step>> sequences() {
        return Arbitraries.frequencyOf(
                        Tuple.of(6, push()),
                        Tuple.of(4, pull()),
                        Tuple.of(3, keys()),
                        Tuple.of(2, reset()),
                        Tuple.of(2, pushOne()),
                        Tuple.of(1, who().map(Step.PullOne::new)),
                        Tuple.of(1, who().map(Step.ResetOne::new)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(LONGEST);
    }

    private static Arbitrary<Step> push() {
        return Combinators.combine(who(), place(), who().list().ofMinSize(1).ofMaxSize(4), content(), bring())
                .as(Step.Push::new);
    }

    private static Arbitrary<Step> pull() {
        return Combinators.combine(who(), place(), who().injectNull(0.2)).as(Step.Pull::new);
    }

    private static Arbitrary<Step> keys() {
        return Combinators.combine(who(), root().injectNull(0.1), path().injectNull(0.3), who().injectNull(0.2))
                .filter((caller, root, path, owner) -> path == null || root != null)
                .as(Step.Keys::new);
    }

    private static Arbitrary<Step> reset() {
        return Combinators.combine(
                        who(),
                        root().injectNull(0.1),
                        path().injectNull(0.2),
                        key().injectNull(0.4),
                        who().injectNull(0.4))
                .filter((caller, root, path, key, recipient) ->
                        (path == null || root != null) && (key == null || path != null))
                .as(Step.Reset::new);
    }

    private static Arbitrary<Step> pushOne() {
        return Combinators.combine(who(), content(), bring()).as(Step.PushOne::new);
    }

    private static Arbitrary<String> who() {
        return Arbitraries.of("anna", "bert", "carl");
    }

    private static Arbitrary<Place> place() {
        return Combinators.combine(root(), path(), key()).as(Place::new);
    }

    private static Arbitrary<String> root() {
        return Arbitraries.of("r", "s/");
    }

    private static Arbitrary<String> path() {
        return Arbitraries.of("p", "/q");
    }

    private static Arbitrary<String> key() {
        return Arbitraries.of("0", "2", "10", "key");
    }

    private static Arbitrary<String> content() {
        return Arbitraries.of("one", "two", "three");
    }

    private static Arbitrary<Bring> bring() {
        return Arbitraries.frequency(
                Tuple.of(2, Bring.NONE),
                Tuple.of(5, Bring.THE_CURRENT_ONE),
                Tuple.of(1, Bring.AN_OLD_ONE),
                Tuple.of(1, Bring.THAT_OF_NOTHING));
    }
}
