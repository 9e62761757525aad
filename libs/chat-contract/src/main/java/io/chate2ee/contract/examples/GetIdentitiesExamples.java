package io.chate2ee.contract.examples;

import com.fasterxml.jackson.databind.JsonNode;
import io.chate2ee.contract.group.GroupRecord;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What {@code POST /v1/get-identities} is asked and answers.
 *
 * @param users identities that the examples take for given
 * @param groups announcements that the examples take for given
 * @param examples the calls
 */
public record GetIdentitiesExamples(Map<Uid, Identity> users, List<GroupRecord> groups, List<Example> examples) {
    private static final String FILE = "get-identities.json";

    /** Copies all. */
    public GetIdentitiesExamples {
        users = Map.copyOf(users);
        groups = List.copyOf(groups);
        examples = List.copyOf(examples);
    }

    /**
     * One call.
     *
     * @param name what it shows
     * @param caller who asks
     * @param request the body
     * @param status the HTTP status of the answer
     * @param answer the whole body if all is well; of an error, {@code error.code} alone, since messages may change
     */
    public record Example(String name, Uid caller, JsonNode request, int status, JsonNode answer) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Reads the examples. */
    public static GetIdentitiesExamples read() {
        JsonNode all = file();
        Map<Uid, Identity> users = new LinkedHashMap<>();
        all.at("/given/users")
                .fields()
                .forEachRemaining(user -> users.put(
                        new Uid(user.getKey()), new Identity(user.getValue().asText())));
        List<GroupRecord> groups = new ArrayList<>();
        all.at("/given/groups").forEach(group -> groups.add(GroupRecord.fromJson(Json.write(group))));
        List<Example> examples = new ArrayList<>();
        all.path("examples").forEach(example -> examples.add(example(example)));
        return new GetIdentitiesExamples(users, groups, examples);
    }

    private static Example example(JsonNode example) {
        return new Example(
                example.path("name").asText(),
                new Uid(example.path("caller").asText()),
                example.path("request"),
                example.path("status").asInt(),
                example.path("answer"));
    }

    private static JsonNode file() {
        try (InputStream file = GetIdentitiesExamples.class.getResourceAsStream(FILE)) {
            return Json.readObject(Objects.requireNonNull(file, FILE).readAllBytes())
                    .node();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
