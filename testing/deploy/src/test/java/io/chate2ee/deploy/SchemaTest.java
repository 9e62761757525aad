package io.chate2ee.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A field that Kubernetes or an operator does not know would be dropped there without a word. */
@Tag("kubectl")
class SchemaTest {
    private static final ObjectMapper STRICT = strict();

    @ParameterizedTest
    @MethodSource("io.chate2ee.deploy.Overlays#everything")
    void everyFieldOfEveryResourceIsKnownToItsKind(Manifests manifests) {
        List<String> wrong = new ArrayList<>();
        manifests.all().forEach(manifest -> wrong.addAll(problems(manifest)));

        assertThat(wrong).isEmpty();
        assertThat(manifests.all()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.chate2ee.deploy.Overlays#everything")
    void noTwoResourcesHaveOneName(Manifests manifests) {
        Set<String> seen = new HashSet<>();

        assertThat(manifests.all()).allMatch(manifest -> seen.add(manifest.toString()));
    }

    @Test
    void aMisspeltFieldIsFound() {
        var manifests = Manifests.parse("x", """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: x
                spec:
                  template:
                    spec:
                      containers:
                        - name: x
                          readinesProbe: {}
                """);

        assertThat(problems(manifests.all().get(0))).singleElement().asString().contains("readinesProbe");
    }

    @Test
    void anUnknownKindIsFound() {
        var manifests = Manifests.parse("x", "apiVersion: apps/v2\nkind: Deployment\n");

        assertThat(problems(manifests.all().get(0))).singleElement().asString().contains("apps/v2/Deployment");
    }

    @Test
    void anOldKubectlIsRefusedWithTheFlagThatLeavesItOut() {
        assertThatThrownBy(() -> Kubectl.demandVersion("Client Version: v1.20.2"))
                .hasMessageContaining("1.27")
                .hasMessageContaining("-DskipKubectl");
    }

    private static List<String> problems(Manifest manifest) {
        String type = manifest.apiVersion() + "/" + manifest.kind();
        Class<?> known = Kinds.TYPES.get(type);
        if (known == null) {
            return List.of(manifest + ": unknown kind " + type);
        }
        try {
            STRICT.treeToValue(manifest.json(), known);
            return List.of();
        } catch (JsonProcessingException wrong) {
            return List.of(manifest + ": " + wrong.getOriginalMessage());
        }
    }

    /** The types keep fields they do not know for later; here those are errors. */
    private static ObjectMapper strict() {
        var mapper = new ObjectMapper();
        mapper.setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
            @Override
            public Boolean hasAnySetter(Annotated annotated) {
                return false;
            }
        });
        return mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }
}
