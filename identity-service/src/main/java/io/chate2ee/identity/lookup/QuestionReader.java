package io.chate2ee.identity.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.IdCase;
import io.chate2ee.contract.id.InvalidIdException;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.json.JsonObject;
import io.chate2ee.http.body.JsonBody;
import io.chate2ee.http.caller.UidSettings;
import io.chate2ee.http.envelope.ErrorCode;
import io.chate2ee.http.envelope.RequestFailure;
import io.chate2ee.identity.lookup.Question.Asked;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Reads the body of a request strictly: whatever is wrong is named with its field and place. */
@Singleton
class QuestionReader {
    /** A page of any chat client asks for far fewer. */
    static final int MAX_IDS = 1_000;

    private final IdCase idCase;

    QuestionReader(UidSettings settings) {
        this.idCase = settings.idCase();
    }

    /**
     * Reads a body; an empty one asks for nothing.
     *
     * @throws RequestFailure naming what is wrong
     */
    Question read(byte[] body) {
        JsonObject object = JsonBody.read(body);
        JsonNode uids = array(object, "uids");
        JsonNode guids = array(object, "guids");
        int ids = uids.size() + guids.size();
        if (ids > MAX_IDS) {
            throw new RequestFailure(
                    ErrorCode.TOO_MANY_IDS, "uids and guids hold " + ids + " ids; at most " + MAX_IDS + " in one call");
        }
        return new Question(
                asked("uids", uids, written -> Uid.parse(written, idCase)),
                asked("guids", guids, written -> Guid.parse(written, idCase)));
    }

    private static JsonNode array(JsonObject object, String field) {
        JsonNode value = object.node().path(field);
        if (!value.isArray() && !value.isMissingNode() && !value.isNull()) {
            throw new RequestFailure(ErrorCode.BAD_REQUEST, field + " is not an array of strings");
        }
        return value;
    }

    private static <T> List<Asked<T>> asked(String field, JsonNode array, IdParser<T> parser) {
        List<Asked<T>> asked = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            asked.add(one(field, i, array.get(i), parser));
        }
        return asked;
    }

    private static <T> Asked<T> one(String field, int place, JsonNode value, IdParser<T> parser) {
        if (!value.isTextual()) {
            throw new RequestFailure(ErrorCode.BAD_REQUEST, field + "[" + place + "] is not a string");
        }
        try {
            return new Asked<>(value.textValue(), parser.parse(value.textValue()));
        } catch (InvalidIdException invalid) {
            throw new RequestFailure(ErrorCode.INVALID_ID, field + "[" + place + "]: " + invalid.getMessage());
        }
    }

    private interface IdParser<T> {
        T parse(String written);
    }
}
