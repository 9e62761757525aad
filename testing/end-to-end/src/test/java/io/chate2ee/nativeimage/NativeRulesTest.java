package io.chate2ee.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class NativeRulesTest {
    static final Iterable<ArchRule> RULES = NativeRules.ALL;

    static Stream<Arguments> offences() {
        return Stream.of(
                Arguments.of(NativeRules.NO_REFLECTION, Offences.Reflects.class),
                Arguments.of(NativeRules.NO_PROXIES_AND_NO_LOADED_SERVICES, Offences.LoadsServices.class),
                Arguments.of(NativeRules.NO_SERIALIZED_OBJECTS, Offences.Serializes.class),
                Arguments.of(NativeRules.NO_METHOD_IS_NATIVE, Offences.IsNative.class),
                Arguments.of(NativeRules.NO_LIBRARY_IS_LOADED, Offences.LoadsALibrary.class),
                Arguments.of(NativeRules.NO_SECURITY_PROVIDERS, Offences.AddsAProvider.class),
                Arguments.of(NativeRules.RESOURCES_ONLY_WHERE_THEY_ARE_KNOWN, Offences.ComputesAResource.class),
                Arguments.of(NativeRules.NOTHING_STATIC_THAT_BELONGS_TO_A_RUN, Offences.KeepsRandom.class),
                Arguments.of(NativeRules.NOTHING_STATIC_THAT_BELONGS_TO_A_RUN, Offences.KeepsSomebodyWithRandom.class),
                Arguments.of(NativeRules.NOTHING_STATIC_ASKS_THE_MACHINE, Offences.KnowsTheTimeOfTheBuild.class),
                Arguments.of(NativeRules.FILTERS_ARE_HANDED_PROXIES, Offences.FiltersWithSettings.class));
    }

    @ParameterizedTest
    @FieldSource("RULES")
    void mainCodeKeepsTheRule(ArchRule rule) {
        rule.check(Shipped.classes());
    }

    @ParameterizedTest
    @MethodSource("offences")
    void theRuleFindsWhoBreaksIt(ArchRule rule, Class<?> offender) {
        JavaClasses offending = new ClassFileImporter().importClasses(offender);

        assertThat(rule.allowEmptyShould(true).evaluate(offending).hasViolation())
                .isTrue();
    }

    @Test
    void everyRuleIsSeenToFindSomething() {
        assertThat(offences().map(arguments -> arguments.get()[0])).hasSameElementsAs(NativeRules.ALL);
    }
}
