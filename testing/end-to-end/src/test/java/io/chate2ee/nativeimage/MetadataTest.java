package io.chate2ee.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chate2ee.contract.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Caches look for their classes by names that they make up; what the builder of executables is told has them all. */
class MetadataTest {
    private static final String FILE = "/META-INF/native-image/io.chate2ee/chat-http/reachability-metadata.json";

    static Stream<CacheShape> caches() {
        return CacheShape.all();
    }

    @Test
    void everyClassThatIsNamedExists() throws Exception {
        for (String name : told()) {
            assertThat(Class.forName(name, false, getClass().getClassLoader())).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("caches")
    void everyCacheOfTheServicesFindsItsClasses(CacheShape cache) throws Exception {
        assertThat(told()).containsAll(cache.classes());
    }

    private static Set<String> told() {
        Set<String> names = new TreeSet<>();
        for (JsonNode entry : file().path("reflection")) {
            names.add(entry.path("type").asText());
        }
        return names;
    }

    private static JsonNode file() {
        try (InputStream file = MetadataTest.class.getResourceAsStream(FILE)) {
            return Json.readObject(Objects.requireNonNull(file, FILE).readAllBytes())
                    .node();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
