package io.chate2ee.stack.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackAddressesTest {
    private static final StackAddresses ADDRESSES = StackAddresses.of(new StackPorts(1, 2, 3, 4, 5, 6, 7));

    @Test
    void everythingIsWrittenAsOneJsonObject(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("addresses.json");

        ADDRESSES.writeTo(file);

        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.path("tokenService").asText()).isEqualTo("http://127.0.0.1:1");
        assertThat(json.path("identityService").asText()).isEqualTo("http://127.0.0.1:2");
        assertThat(json.path("groupSyncService").asText()).isEqualTo("http://127.0.0.1:3");
        assertThat(json.path("virgilStandIn").asText()).isEqualTo("http://127.0.0.1:4");
        assertThat(json.path("loginToken").asText()).isEqualTo("http://127.0.0.1:5/token");
        assertThat(json.path("loginKeys").asText()).isEqualTo("http://127.0.0.1:5/jwks.json");
        assertThat(json.path("kafka").asText()).isEqualTo("127.0.0.1:6");
        assertThat(json.path("postgres").asText()).isEqualTo("jdbc:postgresql://127.0.0.1:7/postgres");
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed(@TempDir Path directory) {
        Path file = directory.resolve("missing").resolve("addresses.json");

        assertThatThrownBy(() -> ADDRESSES.writeTo(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file.toString());
    }
}
