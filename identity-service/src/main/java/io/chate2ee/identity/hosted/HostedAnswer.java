package io.chate2ee.identity.hosted;

import com.fasterxml.jackson.databind.JsonNode;
import io.chate2ee.contract.json.InvalidJsonException;
import io.chate2ee.contract.json.Json;
import io.chate2ee.contract.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the extension answers: {@code {"data":{"userIdentities":[{"<uid>":"<identity>"},...]}}}, in the order asked (as clients read it). */
final class HostedAnswer {
    private HostedAnswer() {}

    /**
     * The identities of the users asked for, in that order; empty for whom there is none.
     *
     * @throws InvalidJsonException if it does not answer exactly what was asked
     */
    static List<Optional<String>> read(byte[] body, List<String> asked) {
        JsonNode answers = Json.readObject(body)
                .optionalObject("data")
                .map(data -> data.node().path("userIdentities"))
                .orElseThrow(() -> new InvalidJsonException("it has no data"));
        if (!answers.isArray() || answers.size() != asked.size()) {
            throw new InvalidJsonException("it has not one entry for each user asked for");
        }
        List<Optional<String>> identities = new ArrayList<>(asked.size());
        for (int i = 0; i < asked.size(); i++) {
            JsonNode entry = answers.get(i);
            if (!entry.isObject() || !entry.has(asked.get(i))) {
                throw new InvalidJsonException("its entries are not in the order asked");
            }
            identities.add(new JsonObject(entry).optionalText(asked.get(i)));
        }
        return identities;
    }
}
