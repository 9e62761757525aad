package io.chate2ee.standin.keyknox;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.standin.TestCloud;
import io.chate2ee.standin.guesses.Guess;
import io.chate2ee.standin.guesses.Guesses;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What changes when a guess about Keyknox is turned; the usual choices are in the other tests of this room. */
class GuessedKeyknoxTest {

    @Test
    void aPushWithoutTheOwnerCanOverwriteTheOwnersCopy() {
        with(Guess.OWNER_COPY, shared -> {
            var first = shared.push("owner", "0", "first", null, "owner", "alice");

            var second = shared.push("owner", "0", "second", first.hash(), "bob");

            assertThat(shared.content("owner", "owner", "0")).isEqualTo("second");
            assertThat(shared.content("alice", "owner", "0")).isEqualTo("first");
            assertThat(Shared.identities(second)).containsExactly("owner", "alice", "bob");
        });
    }

    @Test
    void anOwnerThatNeverHadACopyGetsNoneByThat() {
        with(Guess.OWNER_COPY, shared -> {
            shared.push("owner", "0", "ticket", null, "alice");

            assertThat(shared.keys("owner", "owner")).isEmpty();
        });
    }

    @Test
    void aPushWithoutTheOwnerCanLeaveTheHash() {
        with(Guess.OWNER_HASH, shared -> {
            var first = shared.push("owner", "0", "first", null, "owner");
            var second = shared.push("owner", "0", "second", first.hash(), "bob");
            var third = shared.push("owner", "0", "third", first.hash(), "owner");

            assertThat(second.hash()).isEqualTo(first.hash());
            assertThat(third.outcome()).isEqualTo("200");
            assertThat(third.hash()).isNotEqualTo(first.hash());
        });
    }

    @Test
    void aPullWithoutAccessCanBeRefused() {
        with(Guess.NO_ACCESS, shared -> {
            shared.push("owner", "0", "ticket", null, "owner");

            assertThat(shared.pull("mallory", "owner", "0").outcome()).isEqualTo("403/50003");
            assertThat(shared.pull("mallory", "owner", "1").outcome()).isEqualTo("200");
        });
    }

    @Test
    void anOwnerWithoutACopyCanSeeNothing() {
        with(Guess.OWNER_WITHOUT_COPY, shared -> {
            shared.push("owner", "0", "ticket", null, "alice");

            assertThat(shared.pull("owner", "owner", "0").hash()).isEqualTo(Shared.HASH_OF_NOTHING);
        });
    }

    @Test
    void whatDoesNotExistCanBeMadeWithAnyHash() {
        with(Guess.STALE_CREATE, shared -> {
            var first = shared.push("owner", "0", "ticket", null, "owner");
            shared.reset("owner", Shared.place("0"));

            assertThat(shared.push("owner", "0", "again", first.hash(), "owner").outcome())
                    .isEqualTo("200");
        });
    }

    @Test
    void theLimitOfMetaCanCountBytesInsteadOfCharacters() {
        with(Guess.META_LIMIT, shared -> {
            // Given 10 KB of bytes, which are more characters; Shared puts five before them
            var fits = "x".repeat(10 * 1024 - 5);

            assertThat(shared.push("owner", "0", fits, null, "owner").outcome()).isEqualTo("200");
            assertThat(shared.push("owner", "1", fits + "x", null, "owner").outcome())
                    .isEqualTo("400/50005");
        });
    }

    @Test
    void aConflictCanHaveAStatusOfItsOwn() {
        with(Guess.CONFLICT_STATUS, shared -> {
            shared.push("owner", "0", "ticket", null, "owner");

            assertThat(shared.push("owner", "0", "ticket", null, "owner").outcome())
                    .isEqualTo("409/50010");
        });
    }

    @Test
    void keysCanComeOldestFirst() {
        with(Guess.KEYS_ORDER, shared -> {
            for (var epoch : new String[] {"10", "2", "0"}) {
                shared.push("owner", epoch, "ticket", null, "owner");
            }

            assertThat(shared.keys("owner", "owner")).containsExactly("0", "2", "10");
        });
    }

    private static void with(Guess guess, Consumer<Shared> test) {
        var guesses = Guesses.USUAL.with(guess, false);
        try (var cloud = TestCloud.start(TestCloud.newKeys(), options -> options.guesses(guesses))) {
            test.accept(new Shared(cloud));
        }
    }
}
