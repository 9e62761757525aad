package io.chate2ee.http.description;

import io.chate2ee.http.caller.SdkHeaders;
import io.chate2ee.http.envelope.ErrorCode;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Completes the generated description at build time. An operation says itself only what is its own: its success, and errors that mean
 * something particular there.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ApiDescription implements OASFilter {
    private static final String LOGIN = "login";
    private static final String CHAT_TOKEN = "chatToken";
    private static final String CHAT_APP = "chatApp";

    private static final List<ErrorCode> ANYWHERE =
            List.of(ErrorCode.UNAUTHENTICATED, ErrorCode.TOO_MANY_REQUESTS, ErrorCode.INTERNAL, ErrorCode.UNAVAILABLE);
    private static final List<ErrorCode> WITH_A_BODY = List.of(ErrorCode.BAD_REQUEST, ErrorCode.TOO_LARGE);

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        api.getComponents()
                .addSchema(ErrorSchema.NAME, ErrorSchema.create())
                .addSecurityScheme(LOGIN, bearer())
                .addSecurityScheme(CHAT_TOKEN, header(SdkHeaders.AUTH_TOKEN, "The CometChat token of a user"))
                .addSecurityScheme(CHAT_APP, header(SdkHeaders.APP_ID, "The CometChat app that the token is of"));
    }

    @Override
    public Operation filterOperation(Operation operation) {
        operation.setSecurity(List.of(
                OASFactory.createSecurityRequirement().addScheme(LOGIN),
                OASFactory.createSecurityRequirement().addScheme(CHAT_TOKEN).addScheme(CHAT_APP)));
        ANYWHERE.forEach(code -> describe(operation, code));
        if (operation.getRequestBody() != null) {
            WITH_A_BODY.forEach(code -> describe(operation, code));
        }
        operation
                .getResponses()
                .setDefaultValue(OASFactory.createAPIResponse()
                        .description("Another error of the list in docs/errors.md, such as a wrong method"));
        operation.getResponses().getAPIResponses().forEach(ApiDescription::complete);
        return operation;
    }

    /** Unless the operation has its own words for that status. */
    private static void describe(Operation operation, ErrorCode code) {
        String status = Integer.toString(code.status());
        if (!operation.getResponses().hasAPIResponse(status)) {
            operation
                    .getResponses()
                    .addAPIResponse(status, OASFactory.createAPIResponse().description(code.code()));
        }
    }

    private static void complete(String status, APIResponse response) {
        response.addHeader(ResponseHeaders.REQUEST_ID, ResponseHeaders.requestId());
        if (status.startsWith("2")) {
            return;
        }
        response.setContent(errors());
        if (hasToWait(status)) {
            response.addHeader(ResponseHeaders.RETRY_AFTER, ResponseHeaders.retryAfter());
        }
        if (status.equals(Integer.toString(ErrorCode.UNAUTHENTICATED.status()))) {
            response.addHeader(ResponseHeaders.AUTHENTICATE, ResponseHeaders.authenticate());
        }
    }

    private static boolean hasToWait(String status) {
        return List.of(ErrorCode.TOO_MANY_REQUESTS, ErrorCode.UNAVAILABLE).stream()
                .anyMatch(code -> status.equals(Integer.toString(code.status())));
    }

    private static Content errors() {
        var media = OASFactory.createMediaType()
                .schema(OASFactory.createSchema().ref("#/components/schemas/" + ErrorSchema.NAME));
        return OASFactory.createContent().addMediaType("application/json", media);
    }

    private static SecurityScheme bearer() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description("A login of a trusted issuer, where the deployment takes those");
    }

    private static SecurityScheme header(String name, String description) {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.HEADER)
                .name(name)
                .description(description + ", where the deployment takes those");
    }
}
