package io.chate2ee.virgil.fuzz;

import static io.chate2ee.virgil.fuzz.Checks.check;

import io.chate2ee.virgil.CloudException;
import io.chate2ee.virgil.cloud.HttpAnswer;
import io.chate2ee.virgil.cloud.HttpTransport;
import io.chate2ee.virgil.cloud.HttpVirgilCloud;
import io.chate2ee.virgil.cloud.KeyknoxKey;
import io.chate2ee.virgil.cloud.VirgilCloud;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Answers of a cloud gone mad. The bytes are: which call (1), status (2), length of a header (1), the header, the body.
 */
final class HttpAnswers {
    private static final int HEAD = 4;
    private static final KeyknoxKey KEY = new KeyknoxKey("group-sessions", "path", "7");
    private static final List<String> HEADERS =
            List.of("virgil-keyknox-hash", "retry-after", "x-virgil-is-superseeded", "date");

    private HttpAnswers() {}

    static void answer(byte[] bytes) {
        if (bytes.length < HEAD) {
            return;
        }
        int status = (bytes[1] & 0xff) << Byte.SIZE | (bytes[2] & 0xff);
        int header = Math.min(bytes[3] & 0xff, bytes.length - HEAD);
        var value = new String(bytes, HEAD, header, StandardCharsets.ISO_8859_1);
        var body = Arrays.copyOfRange(bytes, HEAD + header, bytes.length);
        var name = HEADERS.get(Math.floorMod(bytes[0] >> 4, HEADERS.size()));
        var answer = new HttpAnswer(status, Map.of(name, value), body);
        HttpTransport transport = call -> CompletableFuture.completedFuture(answer);
        refusedOrDone(call(bytes[0] & 0xf, new HttpVirgilCloud(transport, () -> "token")));
    }

    private static CompletionStage<?> call(int number, VirgilCloud cloud) {
        return switch (number) {
            case 0 -> cloud.publishCard(Samples.CARD);
            case 1 -> cloud.searchCards(List.of("alice", "bob"));
            case 2 -> cloud.push(KEY, List.of("alice"), Samples.ENVELOPE, "aGFzaA==");
            case 3 -> cloud.pull(KEY, "alice");
            case 4 -> cloud.keys(KEY.root(), KEY.path(), null);
            case 5 -> cloud.resetRecipient(KEY.root(), KEY.path(), null, "alice");
            case 6 -> cloud.getCard(Samples.CARD.id());
            case 7 -> cloud.revokeCard(Samples.CARD.id());
            case 8 -> cloud.outdatedCards(List.of(Samples.CARD.id()));
            case 9 -> cloud.pullBackup();
            case 10 -> cloud.pushBackup(Samples.ENVELOPE, "aGFzaA==");
            case 11 -> cloud.resetBackup();
            case 12 -> cloud.paths(KEY.root(), null);
            default -> cloud.resetKey(KEY);
        };
    }

    private static void refusedOrDone(CompletionStage<?> stage) {
        var outcome = stage.handle((value, failure) -> failure).toCompletableFuture();
        check(outcome.isDone(), "answered, but the call is not done");
        var failure = outcome.join();
        if (failure instanceof CloudException refusal) {
            throw refusal;
        }
        if (failure != null) {
            throw new AssertionError("not a failure of the cloud", failure);
        }
    }
}
