package io.chate2ee.deploy;

import static java.util.Comparator.comparingInt;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.function.Consumer;

/**
 * Something that is broken on purpose: a check that nothing can fail checks nothing.
 *
 * @param what is broken, in words
 * @param rule the check that must find it
 * @param directory what is rendered, to be broken
 * @param target kind and name of what is broken in there, or the kind and how its name begins
 * @param change {@code POINTER YAML}: sets fields of the object there, or adds to the list there
 * @param named what the check must say
 */
record Damage(String what, Consumer<Manifests> rule, String directory, String target, String change, String named) {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** The check finds nothing before, and afterwards this. */
    void demandFound() {
        Manifests broken = Manifests.of(directory).copy();
        assertThatCode(() -> rule.accept(broken)).as("before").doesNotThrowAnyException();

        make(object(broken), change);

        assertThatThrownBy(() -> rule.accept(broken))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(named);
    }

    private JsonNode object(Manifests broken) {
        String[] words = target.split(" ", 2);
        return broken.kind(words[0])
                .filter(each -> each.name().startsWith(words[1]))
                .min(comparingInt(each -> each.name().length()))
                .orElseThrow()
                .json();
    }

    /** Makes a change, {@code POINTER YAML}. */
    static void make(JsonNode object, String change) {
        int space = change.indexOf(' ');
        JsonNode place = object.at(change.substring(0, space));
        JsonNode value = yaml(change.substring(space + 1));
        if (place instanceof ArrayNode list) {
            list.add(value);
        } else {
            ((ObjectNode) place).setAll((ObjectNode) value);
        }
    }

    private static JsonNode yaml(String text) {
        try {
            return YAML.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return what;
    }
}
