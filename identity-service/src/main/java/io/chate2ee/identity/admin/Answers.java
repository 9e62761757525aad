package io.chate2ee.identity.admin;

import io.chate2ee.http.envelope.ErrorCode;
import io.chate2ee.http.envelope.RequestFailure;
import io.chate2ee.http.operator.Work;
import io.chate2ee.identity.importing.ImportRefusedException;
import io.chate2ee.identity.settings.IdentitySettings;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Says over HTTP what the commands say at a terminal. */
@Singleton
class Answers {
    private static final Logger LOG = Logger.getLogger(Answers.class);

    private final IdentitySettings settings;

    Answers(IdentitySettings settings) {
        this.settings = settings;
    }

    /** The result; 503 if the database fails, 400 if it must not begin. */
    <T> T of(Work<T> work) {
        try {
            return work.run();
        } catch (ImportRefusedException refused) {
            throw new RequestFailure(ErrorCode.BAD_REQUEST, String.valueOf(refused.getMessage()));
        } catch (SQLException away) {
            LOG.warnf("IDS105 What an operator asked for could not be done: %s", firstLine(away));
            throw RequestFailure.unavailable(settings.retryAfter());
        } catch (IOException connection) {
            throw new UncheckedIOException("the request could not be read", connection);
        }
    }

    /** Further lines can quote the row. */
    private static String firstLine(SQLException away) {
        return String.valueOf(away.getMessage()).lines().findFirst().orElse("no message");
    }

    /** Writes an answer that has begun: whoever reads it sees it break off. */
    void streamed(Work<?> work) throws IOException {
        try {
            work.run();
        } catch (SQLException away) {
            throw new IOException("the registry could not be read on", away);
        }
    }

    /** An id out of a request. */
    static <T> T id(Supplier<T> parse) {
        try {
            return parse.get();
        } catch (IllegalArgumentException wrong) {
            throw new RequestFailure(ErrorCode.INVALID_ID, String.valueOf(wrong.getMessage()));
        }
    }
}
