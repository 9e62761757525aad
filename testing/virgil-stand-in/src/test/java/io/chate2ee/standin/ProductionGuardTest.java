package io.chate2ee.standin;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductionGuardTest {

    @AfterEach
    void forgetProfile() {
        System.clearProperty(ProductionGuard.PROFILE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod", "PROD", "production", " Production "})
    void productionProfilesAreRefused(String profile) {
        assertThatThrownBy(() -> ProductionGuard.refuse(profile))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("development and tests");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "dev", "test", "preprod"})
    void otherProfilesAreNot(String profile) {
        assertThatCode(() -> ProductionGuard.refuse(profile)).doesNotThrowAnyException();
    }

    @Test
    void theSystemPropertyKeepsEvenAnEmbeddedStandInFromStarting() {
        System.setProperty(ProductionGuard.PROFILE, "prod");

        assertThatThrownBy(TestCloud::start).isInstanceOf(IllegalStateException.class);
    }
}
