package io.chate2ee.http.envelope;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever a resource method or the framework throws into the error envelope. */
public class ExceptionAnswers {
    private static final Logger LOG = Logger.getLogger(ExceptionAnswers.class);

    /** What the services themselves refuse. */
    @ServerExceptionMapper
    public Response refused(RequestFailure failure) {
        return failure.retryAfter()
                .map(retryAfter -> ErrorAnswers.later(failure.code(), failure.getMessage(), retryAfter))
                .orElseGet(() -> ErrorAnswers.response(failure.code(), failure.getMessage()))
                .build();
    }

    /** What the framework refuses: no such path, wrong method, wrong media type and the like. */
    @ServerExceptionMapper
    public Response refused(WebApplicationException failure) {
        int status = failure.getResponse().getStatus();
        if (status >= 500) {
            return defect(failure);
        }
        var answer = ErrorAnswers.response(ErrorCode.ofStatus(status), FrameworkMessages.of(status))
                .status(status);
        String allow = failure.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return allow == null
                ? answer.build()
                : answer.header(HttpHeaders.ALLOW, allow).build();
    }

    /** Bodies that are bound to records and do not fit them. */
    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    public Response unreadable(JsonProcessingException notReadable) {
        // The parser's message can quote the body; the caller knows what it sent.
        return ErrorAnswers.response(ErrorCode.BAD_REQUEST, FrameworkMessages.of(400))
                .build();
    }

    /** Everything else is a defect: logged in full, answered with nothing. */
    @ServerExceptionMapper
    public Response defect(Throwable defect) {
        LOG.error("HTP101 A request failed", defect);
        return ErrorAnswers.response(ErrorCode.INTERNAL, FrameworkMessages.of(500))
                .build();
    }
}
