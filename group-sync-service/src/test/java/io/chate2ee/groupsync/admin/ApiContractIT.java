package io.chate2ee.groupsync.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ApiContractIT {
    private static final Path GENERATED = Path.of("target", "openapi", "openapi.json");
    private static final Path AGREED = Path.of("..", "docs", "api", "group-sync-service.json");

    /** After a change that operators' programs may see: copy the first file over the second. */
    @Test
    void theApiIsTheOneThatIsPublished() throws IOException {
        var json = new ObjectMapper();
        assertThat(json.readTree(GENERATED.toFile())).isEqualTo(json.readTree(AGREED.toFile()));
    }
}
