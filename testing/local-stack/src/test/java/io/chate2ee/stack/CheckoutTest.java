package io.chate2ee.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.stack.process.Artifact;
import io.chate2ee.stack.process.Artifact.Form;
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

        assertThat(checkout.service("token-service", Form.NATIVE))
                .isEqualTo(new Artifact(Path.of("/x/token-service"), Form.NATIVE));
        assertThat(checkout.standIn()).isEqualTo(Path.of("/x/testing/virgil-stand-in/target/virgil-stand-in.jar"));
    }
}
