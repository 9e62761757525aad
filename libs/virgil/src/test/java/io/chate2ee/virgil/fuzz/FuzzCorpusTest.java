package io.chate2ee.virgil.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.chate2ee.virgil.Hostile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The fuzz targets without a fuzzer: seeds, damaged seeds, and every input that once taught something. */
class FuzzCorpusTest {
    private static final int DAMAGED = 2000;

    @ParameterizedTest
    @EnumSource
    void theSeedsAreAccepted(FuzzTarget target) {
        assertThat(Samples.seeds(target)).isNotEmpty().allSatisfy(target::feed);
    }

    @ParameterizedTest
    @EnumSource
    void damagedSeedsAreAcceptedOrRefusedByType(FuzzTarget target) {
        var seeds = Samples.seeds(target).toList();
        int each = DAMAGED / seeds.size();

        assertThat(seeds.stream().flatMap(seed -> Hostile.someVariantsOf(seed, each)))
                .allSatisfy(Fuzzing.of(target)::accept);
    }

    @ParameterizedTest
    @EnumSource
    void theKeptCorpusIsAcceptedOrRefusedByType(FuzzTarget target) {
        var inputs = corpus(target);

        assertThat(inputs).as("corpus of " + target.label()).isNotEmpty();
        for (var input : inputs) {
            assertThatCode(() -> Fuzzing.of(target).accept(Files.readAllBytes(input)))
                    .as(input.toString())
                    .doesNotThrowAnyException();
        }
    }

    private static List<Path> corpus(FuzzTarget target) {
        var folder = FuzzCorpusTest.class.getResource("/fuzz/" + target.label());
        assertThat(folder).as("corpus of " + target.label()).isNotNull();
        try (var files = Files.list(Path.of(folder.toURI()))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
