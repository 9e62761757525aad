package io.chate2ee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportTest {
    private final Report report = new Report();

    @Test
    void everybodyIsComparedWithTheLibrary() {
        report.add(Titles.of("Envelopes.sealOurs", " 24"), 1000);
        report.add(Titles.of("Envelopes.sealVirgilJni", " 24"), 1500);

        assertThat(report.text())
                .containsPattern("Envelopes.seal 24 ours +1,000 +100 %")
                .containsPattern("Envelopes.seal 24 virgilJni +1,500 +150 %");
    }

    @Test
    void mintingIsHeldToItsBudget() {
        report.add(Titles.of("Signing.bouncyCastle", ""), 1000);
        report.add(Titles.of("Tokens.mintOurs", ""), 850);
        assertThat(report.text()).contains("reaches 85 % of a raw BouncyCastle signature", ": met.");

        report.add(Titles.of("Tokens.mintOurs", ""), 849);
        assertThat(report.text()).contains(": MISSED.");
    }

    @Test
    void whatWasNotMeasuredIsNotJudged() {
        report.add(Titles.of("Signing.jdk", ""), 1000);

        assertThat(report.text()).containsPattern("Signing jdk +1,000").doesNotContain("budget", "NaN");
    }
}
