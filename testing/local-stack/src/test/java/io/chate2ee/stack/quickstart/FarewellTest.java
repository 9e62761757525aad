package io.chate2ee.stack.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.stack.scene.Names;
import io.chate2ee.stack.suite.StackAddresses;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class FarewellTest {
    private static final List<String> LINES = Farewell.lines(
            new StackAddresses(
                    URI.create("http://t"),
                    URI.create("http://i"),
                    URI.create("http://g"),
                    URI.create("http://s"),
                    URI.create("http://l"),
                    "k:1",
                    "jdbc:p"),
            Names.ofRun(2),
            "/where/addresses.json");

    @Test
    void everyAddressIsShown() {
        assertThat(String.join("\n", LINES))
                .contains("http://t", "http://i", "http://g", "http://s", "http://l/token?uid=alice-2", "k:1", "jdbc:p")
                .contains("/where/addresses.json");
    }

    @Test
    void twoCurlLinesAreReadyForTheShellWithTheNamesOfThisRun() {
        assertThat(LINES.stream().filter(line -> line.startsWith("  curl ")))
                .hasSize(2)
                .allMatch(line -> line.contains("$(curl -s 'http://l/token?uid=alice-2')"))
                .anyMatch(line -> line.endsWith("http://t/v1/virgil-jwt"))
                .anyMatch(line -> line.contains("{\"uids\":[\"bob-2\"],\"guids\":[\"book-club-2\"]}")
                        && line.endsWith("http://i/v1/get-identities"));
    }
}
