package io.chate2ee.http.outbound;

import io.chate2ee.contract.json.InvalidJsonException;
import io.chate2ee.contract.json.Json;
import io.chate2ee.contract.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Repeats a call while that may help: when there is no answer, the other side is busy (429) or broken (5xx). Waits as long as it is
 * asked to, at most a minute at a time and six times. Blocks; safe for several threads.
 */
public final class PatientCalls {
    private static final Duration CONNECT = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 6;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final String whom;
    private final int largestAnswer;
    private final Pause pause;
    private final IntConsumer heard;
    private final WholeAnswers answers;

    /** Waits for a while. */
    @FunctionalInterface
    public interface Pause {
        /** Returns when it is over. */
        void take(Duration duration) throws InterruptedException;
    }

    private sealed interface Outcome {
        record Answered(byte[] body) implements Outcome {}

        record Away(String why, Optional<Duration> retryAfter) implements Outcome {}
    }

    /**
     * Connects to nothing yet.
     *
     * @param whom the other side's name, for errors
     * @param largestAnswer most bytes that an answer may have
     * @param pause how to wait
     */
    public PatientCalls(String whom, int largestAnswer, Pause pause) {
        this(whom, largestAnswer, pause, status -> {});
    }

    /**
     * Connects to nothing yet.
     *
     * @param whom the other side's name, for errors
     * @param largestAnswer most bytes that an answer may have
     * @param pause how to wait
     * @param heard told the status of every single answer, repetitions included; 0 where there was none
     */
    public PatientCalls(String whom, int largestAnswer, Pause pause, IntConsumer heard) {
        this.whom = whom;
        this.largestAnswer = largestAnswer;
        this.pause = pause;
        this.heard = heard;
        this.answers = new WholeAnswers(CONNECT, largestAnswer);
    }

    /**
     * The body of an answer with status 200.
     *
     * @param request with its own time-out, which is for all of an answer; sent again as it is
     * @throws RefusedException if it is refused in a way that waiting does not cure
     * @throws IOException if there is no usable answer after all attempts
     */
    public byte[] answer(HttpRequest request) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            Outcome outcome = ask(request);
            if (outcome instanceof Outcome.Answered answered) {
                return answered.body();
            }
            if (outcome instanceof Outcome.Away away) {
                if (attempt == ATTEMPTS) {
                    throw new IOException(whom + " does not answer: " + away.why());
                }
                pause.take(pauseAfter(attempt, away.retryAfter()));
            }
        }
    }

    private Outcome ask(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer;
        try {
            answer = answers.to(request);
        } catch (IOException away) {
            heard.accept(0);
            return new Outcome.Away(away.toString(), Optional.empty());
        }
        int status = answer.statusCode();
        byte[] body = answer.body();
        heard.accept(status);
        if (status == 200) {
            if (answers.isTooLarge(body)) {
                throw new IOException(whom + " answers with more than " + largestAnswer + " bytes");
            }
            return new Outcome.Answered(body);
        }
        Optional<String> code = errorCode(body);
        if (status == 429 || status >= 500) {
            return new Outcome.Away(RefusedException.words(status, code), asked(answer.headers()));
        }
        throw new RefusedException(whom, status, code);
    }

    /** {@code error.code} of a body, as CometChat's APIs send it; nothing else is repeated to anybody. */
    private static Optional<String> errorCode(byte[] body) {
        try {
            JsonObject answer = Json.readObject(body);
            return answer.optionalObject("error")
                    .flatMap(error -> error.optionalText("code"))
                    .filter(code -> code.matches("[A-Za-z0-9_]{1,60}"));
        } catch (InvalidJsonException noCode) {
            return Optional.empty();
        }
    }

    private static Duration pauseAfter(int attempt, Optional<Duration> asked) {
        Duration wanted = asked.orElseGet(() -> FIRST_PAUSE.multipliedBy(1L << (attempt - 1)));
        return wanted.compareTo(LONGEST_PAUSE) < 0 ? wanted : LONGEST_PAUSE;
    }

    private static Optional<Duration> asked(HttpHeaders headers) {
        return headers.firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }
}
