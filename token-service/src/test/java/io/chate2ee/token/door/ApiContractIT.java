package io.chate2ee.token.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ApiContractIT {
    private static final Path GENERATED = Path.of("target", "openapi", "openapi.json");
    private static final Path AGREED = Path.of("..", "docs", "api", "token-service.json");

    /** After a change that clients may see: copy the first file over the second, and say so to those who write clients. */
    @Test
    void theAPIIsTheOneThatWasAgreedWithClients() throws IOException {
        var json = new ObjectMapper();
        assertThat(json.readTree(GENERATED.toFile())).isEqualTo(json.readTree(AGREED.toFile()));
    }
}
