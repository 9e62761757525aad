package io.chate2ee.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreePortsTest {
    @Test
    void neverAnswersTheSamePortTwice() {
        assertThat(IntStream.range(0, 50).map(i -> FreePorts.next())).doesNotHaveDuplicates();
    }

    @Test
    void aPortSomebodyListensOnIsNotFree() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(FreePorts.isFree(taken.getLocalPort())).isFalse();
            assertThat(FreePorts.preferring(taken.getLocalPort())).isNotEqualTo(taken.getLocalPort());
        }
    }

    @Test
    void aFreePortIsGivenAsWished() {
        int wished = IntStream.range(0, 1_000)
                .map(i -> 19_000 - i)
                .filter(FreePorts::isFree)
                .findFirst()
                .orElseThrow();

        assertThat(FreePorts.preferring(wished)).isEqualTo(wished);
    }
}
