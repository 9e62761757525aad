package io.chate2ee.groupsync.admin;

import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.InvalidIdException;
import io.chate2ee.groupsync.operate.Failures;
import io.chate2ee.groupsync.settings.ChatSettings;
import io.chate2ee.http.envelope.ErrorCode;
import io.chate2ee.http.envelope.RequestFailure;
import io.chate2ee.http.operator.Work;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Says over HTTP what the commands say at a terminal. */
@Singleton
public class Answers {
    private static final Logger LOG = Logger.getLogger(Answers.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final ChatSettings chat;

    Answers(ChatSettings chat) {
        this.chat = chat;
    }

    /** The result; 503 if database, Kafka or cloud are away. */
    public <T> T of(Work<T> work) {
        try {
            return work.run();
        } catch (RequestFailure answer) {
            throw answer;
        } catch (SQLException away) {
            throw unavailable(String.valueOf(away.getMessage()));
        } catch (IOException connection) {
            throw new UncheckedIOException("what was asked for broke off", connection);
        } catch (RuntimeException failure) {
            throw unavailable(Failures.away(failure).orElseThrow(() -> failure));
        }
    }

    private static RequestFailure unavailable(String why) {
        LOG.warnf(
                "GSY060 What an operator asked for could not be done: %s",
                why.lines().findFirst().orElse("no message"));
        return RequestFailure.unavailable(RETRY_AFTER);
    }

    /** A group id out of a path or query. */
    public Guid guid(@Nullable String text) {
        try {
            return Guid.parse(text, chat.uid().idCase());
        } catch (InvalidIdException wrong) {
            throw new RequestFailure(ErrorCode.INVALID_ID, String.valueOf(wrong.getMessage()));
        }
    }
}
