package io.chate2ee.virgil.cloud;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A cloud whose every answer is given by the test, whenever it likes. */
public final class ScriptedCloud implements VirgilCloud {

    private final List<CloudRequest<?>> asked = new ArrayList<>();
    private final List<CompletableFuture<Object>> answers = new ArrayList<>();

    @Override
    @SuppressWarnings("unchecked") // The test answers with what the request expects.
    public <T> CompletionStage<T> call(CloudRequest<T> request) {
        var answer = new CompletableFuture<>();
        asked.add(request);
        answers.add(answer);
        return (CompletionStage<T>) answer;
    }

    /** All requests so far. */
    public List<CloudRequest<?>> asked() {
        return asked;
    }

    /** Answers the latest request. */
    public void answer(Object value) {
        answers.get(answers.size() - 1).complete(value);
    }

    /** Lets the latest request fail. */
    public void fail(Throwable failure) {
        fail(answers.size() - 1, failure);
    }

    /** Lets a request fail, counted from 0. */
    public void fail(int number, Throwable failure) {
        answers.get(number).completeExceptionally(failure);
    }

    /** Answers a request, counted from 0. */
    public void answer(int number, Object value) {
        answers.get(number).complete(value);
    }
}
