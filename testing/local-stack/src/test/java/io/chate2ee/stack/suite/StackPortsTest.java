package io.chate2ee.stack.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StackPortsTest {
    @Test
    void theDocumentedPortsNeedNoRemark() {
        assertThat(new StackPorts(8081, 8082, 8083, 8090, 8091, 9092, 5432).replaced())
                .isEmpty();
    }

    @Test
    void eachReplacedPortIsTold() {
        assertThat(new StackPorts(8081, 20_001, 8083, 8090, 8091, 9092, 20_002).replaced())
                .containsExactly(
                        "Port 8082 is taken: identity-service listens on 20001 instead",
                        "Port 5432 is taken: PostgreSQL listens on 20002 instead");
    }

    @Test
    void twoStacksOfTestsNeverShareAPort() {
        StackPorts one = StackPorts.free();
        StackPorts two = StackPorts.free();

        assertThat(one.kafka()).isNotEqualTo(two.kafka());
        assertThat(one.tokenService()).isNotEqualTo(two.tokenService());
    }
}
