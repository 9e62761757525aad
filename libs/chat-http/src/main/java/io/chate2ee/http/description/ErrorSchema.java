package io.chate2ee.http.description;

import io.chate2ee.http.envelope.ErrorCode;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** The error envelope as a schema, with all codes there are. */
final class ErrorSchema {
    static final String NAME = "ErrorAnswer";

    private ErrorSchema() {}

    static Schema create() {
        return object().description("The body of every error; the HTTP status says the same as the code")
                .addProperty("error", problem())
                .addRequired("error");
    }

    private static Schema problem() {
        Schema problem = object().addProperty("code", code())
                .addProperty("message", text("What is wrong, for people"))
                .addProperty("name", text("The code without its prefix"))
                .addProperty("details", text("What can be done about it, for people"));
        problem.setRequired(List.of("code", "message", "name", "details"));
        return problem;
    }

    private static Schema code() {
        return text("What is wrong, for programs; stable")
                .enumeration(Arrays.stream(ErrorCode.values())
                        .<Object>map(ErrorCode::code)
                        .toList());
    }

    private static Schema object() {
        return OASFactory.createSchema().addType(SchemaType.OBJECT);
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }
}
