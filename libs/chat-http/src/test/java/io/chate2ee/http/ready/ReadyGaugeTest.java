package io.chate2ee.http.ready;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
@SuppressWarnings("NullAway.Init") // The test's framework fills the fields.
class ReadyGaugeTest {
    @Inject
    ReadyGauge gauge;

    @Inject
    @Readiness
    Mood mood;

    @Test
    void whatReadinessSaysIsAMetricWithoutAnybodyAskingForHealth() {
        shows("chat_ready{check=\"mood\"} 1.0");

        mood.good.set(false);
        gauge.look();
        shows("chat_ready{check=\"mood\"} 0.0");

        mood.good.set(true);
        gauge.look();
        shows("chat_ready{check=\"mood\"} 1.0");
    }

    private static void shows(String line) {
        await().untilAsserted(() -> assertThat(get("/q/metrics").asString()).contains(line));
    }
}
