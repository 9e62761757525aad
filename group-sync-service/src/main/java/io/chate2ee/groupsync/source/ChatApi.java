package io.chate2ee.groupsync.source;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.IdCase;
import io.chate2ee.contract.id.InvalidIdException;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.json.InvalidJsonException;
import io.chate2ee.contract.json.Json;
import io.chate2ee.contract.json.JsonObject;
import io.chate2ee.http.outbound.PatientCalls;
import io.chate2ee.http.outbound.RefusedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** CometChat's REST API v3, as far as groups go (vendor documentation). */
final class ChatApi {
    private static final Logger LOG = Logger.getLogger(ChatApi.class);
    private static final String NO_SUCH_GROUP = "ERR_GUID_NOT_FOUND";
    private static final String WRONG_KEY = "AUTH_ERR_";

    private final PatientCalls calls;
    private final SourceAddress address;
    private final ApiKeys keys;
    private final Pace pace;
    private final IdCase idCase;
    private final int perPage;
    private final Duration timeout;

    ChatApi(
            PatientCalls calls,
            SourceAddress address,
            ApiKeys keys,
            Pace pace,
            IdCase idCase,
            int perPage,
            Duration timeout) {
        this.calls = calls;
        this.address = address;
        this.keys = keys;
        this.pace = pace;
        this.idCase = idCase;
        this.perPage = perPage;
        this.timeout = timeout;
    }

    /** A page of all groups, oldest first, so that groups made meanwhile come at the end. */
    Page<SourceGroup> groups(int page) throws IOException, InterruptedException {
        return page("/groups?sortBy=createdAt&sortOrder=asc&" + paging(page), this::listed);
    }

    /** A page of the groups that were changed after a moment, in whole seconds, the change longest ago first. */
    Page<SourceGroup> changed(Instant after, int page) throws IOException, InterruptedException {
        return page("/groups?updatedAt=" + after.getEpochSecond() + "&affix=append&" + paging(page), this::listed);
    }

    /** A group, or nothing if the chat says that there is none. */
    Optional<SourceGroup> group(Guid guid) throws IOException, InterruptedException {
        try {
            JsonObject data = ask("/groups/" + guid)
                    .optionalObject("data")
                    .orElseThrow(() -> new InvalidJsonException("field 'data' is missing"));
            return Optional.of(SourceGroup.read(data, idCase));
        } catch (InvalidJsonException | InvalidIdException strange) {
            throw new UnusableAnswerException(strange);
        } catch (RefusedException refused) {
            // A bare 404 can come from anything that stands in between.
            if (refused.code().equals(NO_SUCH_GROUP)) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** A page of a group's members. */
    Page<Uid> members(Guid guid, int page) throws IOException, InterruptedException {
        return page("/groups/" + guid + "/members?" + paging(page), this::uid);
    }

    /** A page of those who are banned from a group. */
    Page<Uid> banned(Guid guid, int page) throws IOException, InterruptedException {
        return page("/groups/" + guid + "/bannedusers?" + paging(page), this::uid);
    }

    /** Whoever can make a strange group must not be able to hide all others. */
    private Optional<SourceGroup> listed(JsonNode group) {
        try {
            return Optional.of(SourceGroup.read(new JsonObject(group), idCase));
        } catch (InvalidIdException notOurs) {
            return Optional.empty();
        } catch (InvalidJsonException strange) {
            LOG.warnf("GSY063 A group in the chat's list could not be read: %s", strange.getMessage());
            return Optional.empty();
        }
    }

    /** Of an id that nobody can have here there is nobody here; whoever is listed in another form may be somebody. */
    private Optional<Uid> uid(JsonNode user) {
        try {
            return Optional.of(Uid.parse(new JsonObject(user).text("uid"), idCase));
        } catch (InvalidIdException notOurs) {
            return Optional.empty();
        }
    }

    private String paging(int page) {
        return "perPage=" + perPage + "&page=" + page;
    }

    private <T> Page<T> page(String path, Function<JsonNode, Optional<T>> item)
            throws IOException, InterruptedException {
        try {
            return Page.read(ask(path), item);
        } catch (InvalidJsonException strange) {
            throw new UnusableAnswerException(strange);
        }
    }

    private JsonObject ask(String path) throws IOException, InterruptedException {
        @Nullable RefusedException refused = null;
        for (String key : keys.inOrder()) {
            pace.take();
            try {
                byte[] answer = calls.answer(request(path, key));
                keys.accepted(key);
                return Json.readShallow(answer);
            } catch (RefusedException wrongKey) {
                if (!isAboutTheKey(wrongKey)) {
                    throw wrongKey;
                }
                refused = wrongKey;
            }
        }
        throw requireNonNull(refused, "there is always a key");
    }

    private static boolean isAboutTheKey(RefusedException refused) {
        return refused.status() == 401 || refused.code().startsWith(WRONG_KEY);
    }

    private HttpRequest request(String path, String key) {
        return HttpRequest.newBuilder(URI.create(address.base() + path))
                .timeout(timeout)
                .header("apikey", key)
                .header("appId", address.appId())
                .header("Accept", "application/json")
                .GET()
                .build();
    }
}
