package io.chate2ee.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Producers of the chat compress as they like. What the codecs look for by name, and what their libraries in C reach for, is
 * told to the builder of native executables, and stays true when a version of a codec changes.
 */
class CodecsInNativeExecutablesTest {
    private static final String FILE = "/META-INF/native-image/io.chate2ee/chat-kafka/reachability-metadata.json";
    private static final Pattern LZ4 = Pattern.compile(
            "net/jpountz/(lz4/LZ4(HC)?Java(Safe|Unsafe)(Compressor|FastDecompressor|SafeDecompressor)"
                    + "|xxhash/(XXHash(32|64)Java(Safe|Unsafe)|StreamingXXHash(32|64)Java(Safe|Unsafe)\\$Factory))\\.class");
    private static final Pattern ZSTD = Pattern.compile("com/github/luben/zstd/Zstd[^/]*\\.class");

    @Test
    void everyClassThatIsNamedExists() throws Exception {
        for (String name : named(entry -> true)) {
            assertThat(type(name)).isNotNull();
        }
    }

    @Test
    void everyClassThatLz4ChoosesFromIsNamed() throws Exception {
        Set<String> choice = typesIn("net.jpountz.lz4.LZ4Factory", LZ4);

        assertThat(choice).hasSize(16);
        assertThat(named(entry -> true)).containsAll(choice);
    }

    @Test
    void everyClassOfZstdWhoseFieldsItsLibrarySetsIsOpenToIt() throws Exception {
        Set<String> calling = new TreeSet<>();
        for (String name : typesIn("com.github.luben.zstd.Zstd", ZSTD)) {
            if (Arrays.stream(type(name).getDeclaredMethods())
                    .anyMatch(method -> Modifier.isNative(method.getModifiers()))) {
                calling.add(name);
            }
        }

        assertThat(calling).hasSizeGreaterThan(5);
        assertThat(named(entry -> entry.path("jniAccessible").asBoolean())).containsAll(calling);
    }

    @Test
    void everyLibraryThatIsNamedIsThere() throws Exception {
        List<Path> entries = entriesBeside("com.github.luben.zstd.Zstd").stream()
                .map(Path::of)
                .toList();

        for (JsonNode resource : file().path("resources")) {
            var glob = FileSystems.getDefault()
                    .getPathMatcher("glob:" + resource.path("glob").asText());
            assertThat(entries).as(resource.toString()).anyMatch(glob::matches);
        }
        assertThat(file().path("resources")).isNotEmpty();
    }

    private static Set<String> named(Predicate<JsonNode> entries) throws IOException {
        Set<String> names = new TreeSet<>();
        for (JsonNode entry : file().path("reflection")) {
            if (entries.test(entry)) {
                names.add(entry.path("type").asText());
            }
        }
        return names;
    }

    private static JsonNode file() throws IOException {
        try (InputStream file = CodecsInNativeExecutablesTest.class.getResourceAsStream(FILE)) {
            return new ObjectMapper().readTree(file);
        }
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(name, false, CodecsInNativeExecutablesTest.class.getClassLoader());
    }

    private static Set<String> typesIn(String jarOf, Pattern files) throws Exception {
        return entriesBeside(jarOf).stream()
                .filter(entry -> files.matcher(entry).matches())
                .map(entry -> entry.replace('/', '.').replace(".class", ""))
                .collect(Collectors.toSet());
    }

    private static List<String> entriesBeside(String type)
            throws ClassNotFoundException, IOException, URISyntaxException {
        URI jar = type(type).getProtectionDomain().getCodeSource().getLocation().toURI();
        try (FileSystem files = FileSystems.newFileSystem(Path.of(jar), Map.of());
                Stream<Path> all = Files.walk(files.getPath("/"))) {
            return all.map(path -> path.toString().substring(1)).toList();
        }
    }
}
