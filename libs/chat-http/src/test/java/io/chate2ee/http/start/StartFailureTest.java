package io.chate2ee.http.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StartFailureTest {
    @ConfigMapping(prefix = "some")
    interface Some {
        int number();
    }

    @Test
    void isToldInTheWordsOfTheCheckThatRefused() {
        var failure =
                new RuntimeException("Failed to start quarkus", new ConfigurationException("Setting a.b is not set"));
        assertThat(StartFailure.oneLine(failure)).hasValue("Setting a.b is not set");
    }

    @Test
    void namesASettingOfTheWrongTypeWithoutItsValue() {
        assertThat(StartFailure.oneLine(refused(Map.of("some.number", "secret"))))
                .hasValue("Setting some.number has a value that cannot be used");
    }

    @Test
    void namesASettingThatIsMissing() {
        assertThat(StartFailure.oneLine(refused(Map.of())))
                .hasValueSatisfying(line ->
                        assertThat(line).startsWith("Setting some.number ").hasLineCount(1));
    }

    @Test
    void saysThatAPortIsTaken() {
        var failure = new QuarkusBindException("0.0.0.0", 8081, new java.net.BindException());
        assertThat(StartFailure.oneLine(failure))
                .hasValueSatisfying(line -> assertThat(line).contains("8081", "taken"));
    }

    @Test
    void ofAnyOtherKindIsLeftToTheLog() {
        assertThat(StartFailure.oneLine(new IllegalStateException("defect"))).isEmpty();
    }

    private static ConfigValidationException refused(Map<String, String> settings) {
        return Assertions.catchThrowableOfType(
                ConfigValidationException.class,
                () -> new SmallRyeConfigBuilder()
                        .withMapping(Some.class)
                        .withSources(List.of(new PropertiesConfigSource(settings, "test", 500)))
                        .build());
    }
}
