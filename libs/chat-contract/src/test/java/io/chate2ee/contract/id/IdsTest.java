package io.chate2ee.contract.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    private final Locale locale = Locale.getDefault();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(locale);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "Z", "0", "_", "-", "superhero1", "cometchat-guid-1", "A_b-9"})
    void idsOfAsciiLettersDigitsUnderscoreAndHyphenAreRead(String text) {
        assertThat(Uid.parse(text, IdCase.EXACT).value()).isEqualTo(text);
        assertThat(Guid.parse(text, IdCase.EXACT).value()).isEqualTo(text);
    }

    @Test
    void idsOfOneHundredCharactersAreReadAndOneMoreIsRefused() {
        assertThat(Uid.parse("a".repeat(100), IdCase.LOWER).value()).hasSize(100);
        assertThatThrownBy(() -> Uid.parse("a".repeat(101), IdCase.LOWER))
                .isInstanceOf(InvalidIdException.class)
                .hasMessage("uid is longer than 100 characters (101)");
    }

    @ParameterizedTest
    @MethodSource
    void idsWithAnyOtherCharacterAreRefused(String text) {
        assertThatThrownBy(() -> Guid.parse(text, IdCase.LOWER)).isInstanceOf(InvalidIdException.class);
        assertThatThrownBy(() -> new Guid(text)).isInstanceOf(InvalidIdException.class);
        assertThatThrownBy(() -> new Uid(text)).isInstanceOf(InvalidIdException.class);
    }

    static Stream<String> idsWithAnyOtherCharacterAreRefused() {
        return Stream.of(
                "",
                " ",
                "a b",
                "a\n",
                "a\u0000",
                "a/b",
                "../a",
                "a.b",
                "a@b",
                "a:b",
                "a'--",
                "\u202Eabc",
                "caf\u00E9",
                "\uD83D\uDE00",
                // Folds to an ASCII k: checking after folding would let it in.
                "\u212A",
                // Folds to i and a combining dot.
                "\u0130");
    }

    @Test
    void aMissingIdIsRefused() {
        assertThatThrownBy(() -> Uid.parse(null, IdCase.LOWER)).hasMessage("uid is missing or empty");
        assertThatThrownBy(() -> Guid.parse(null, IdCase.LOWER)).hasMessage("guid is missing or empty");
        assertThatThrownBy(() -> Identity.parse(null)).hasMessage("identity is missing or empty");
    }

    @Test
    void messagesNameThePlaceAndNeverRepeatTheCharacter() {
        assertThatThrownBy(() -> Uid.parse("ab\u0007c", IdCase.LOWER))
                .hasMessage("uid has a character that is not one of A-Z a-z 0-9 _ - at position 2 (U+0007)");
    }

    @Test
    void lowerCaseFoldsAndExactKeeps() {
        assertThat(Uid.parse("SuperHero1", IdCase.LOWER)).isEqualTo(new Uid("superhero1"));
        assertThat(Uid.parse("SuperHero1", IdCase.EXACT)).isEqualTo(new Uid("SuperHero1"));
        assertThat(Guid.parse("Group-I", IdCase.LOWER)).hasToString("group-i");
    }

    @Test
    void foldingDoesNotDependOnTheMachinesLanguage() {
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));

        assertThat(Uid.parse("INGRID", IdCase.LOWER).value()).isEqualTo("ingrid");
    }

    @Test
    void identitiesHaveAtLeastElevenCharactersAndKeepTheirCase() {
        assertThat(Identity.parse("2137f9ef75295EA")).hasToString("2137f9ef75295EA");
        assertThat(Identity.parse("12345678901").value()).hasSize(11);
        assertThatThrownBy(() -> Identity.parse("1234567890")).hasMessage("identity is shorter than 11 characters");
        assertThatThrownBy(() -> Identity.parse("1234567890\u00E9")).isInstanceOf(InvalidIdException.class);
    }

    @Test
    void idsAreOrderedByTheirText() {
        assertThat(Stream.of(new Uid("b"), new Uid("a"), new Uid("B")).sorted())
                .containsExactly(new Uid("B"), new Uid("a"), new Uid("b"));
        assertThat(new Guid("a")).isLessThan(new Guid("b"));
        assertThat(new Identity("aaaaaaaaaaa")).isLessThan(new Identity("aaaaaaaaaab"));
    }
}
