package io.chate2ee.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CheckoutTest {
    @Test
    void theCheckoutOfThisClassIsFoundFromAnywhere() {
        Checkout checkout = Checkout.find();

        assertThat(checkout.root().resolve("pom.xml")).isRegularFile();
        assertThat(checkout.e3kitDriver().resolve("driver.mjs")).isRegularFile();
    }

    @Test
    void everythingIsWhereMavenPutsIt() {
        Checkout checkout = new Checkout(Path.of("/x"));

        assertThat(checkout.service("token-service"))
                .isEqualTo(Path.of("/x/token-service/target/quarkus-app/quarkus-run.jar"));
        assertThat(checkout.standIn()).isEqualTo(Path.of("/x/testing/virgil-stand-in/target/virgil-stand-in.jar"));
    }
}
