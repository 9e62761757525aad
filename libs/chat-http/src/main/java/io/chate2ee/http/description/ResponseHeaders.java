package io.chate2ee.http.description;

import io.chate2ee.http.request.RequestId;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Headers of answers that clients may want to read. */
final class ResponseHeaders {
    static final String REQUEST_ID = RequestId.HEADER;
    static final String RETRY_AFTER = "Retry-After";
    static final String AUTHENTICATE = "WWW-Authenticate";

    private ResponseHeaders() {}

    static Header requestId() {
        return header("By which the request's lines are found in the logs", SchemaType.STRING);
    }

    static Header retryAfter() {
        return header("Seconds after which to ask again", SchemaType.INTEGER);
    }

    static Header authenticate() {
        return header("Always Bearer", SchemaType.STRING);
    }

    private static Header header(String description, SchemaType type) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().addType(type));
    }
}
