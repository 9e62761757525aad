package io.chate2ee.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class BindingsTest {
    private static final String UNKNOWN = Offences.Unknown.class.getName();

    @Test
    void everythingThatJacksonReadsOrWritesBehindTheFrameworksBackIsRegistered() {
        assertThat(new Bindings(Shipped.classes()).unregistered()).isEmpty();
    }

    @Test
    void aTypeThatIsReadIsFound() {
        assertThat(unregisteredIn(Offences.ReadsUnregistered.class))
                .singleElement()
                .asString()
                .startsWith(UNKNOWN);
    }

    @Test
    void aTypeThatIsWrittenIsFound() {
        assertThat(unregisteredIn(Offences.WritesUnregistered.class))
                .singleElement()
                .asString()
                .startsWith(UNKNOWN);
    }

    @Test
    void aCallOfWhichNobodyCanSeeWhatItReadsIsFound() {
        assertThat(unregisteredIn(Offences.ReadsNobodyKnowsWhat.class))
                .singleElement()
                .asString()
                .contains("nobody can see");
    }

    @Test
    void anAnswerOfWhichNobodyCanSeeWhatIsInItIsFound() {
        assertThat(unregisteredIn(Offences.AnswersNobodyKnowsWhat.class))
                .singleElement()
                .asString()
                .contains("nobody can see");
    }

    private static Iterable<String> unregisteredIn(Class<?> offender) {
        JavaClasses offending = new ClassFileImporter().importClasses(offender);
        return new Bindings(offending).unregistered();
    }
}
