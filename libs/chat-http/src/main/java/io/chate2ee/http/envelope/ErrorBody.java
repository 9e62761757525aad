package io.chate2ee.http.envelope;

import io.chate2ee.contract.json.Json;

/**
 * The body of every error. Chat SDKs copy these four fields of {@code error} into the exception that apps see, and drop all others and
 * empty ones (seen in SDK runs).
 *
 * @param error what is wrong
 */
record ErrorBody(Problem error) {
    /**
     * What is wrong.
     *
     * @param code for programs, {@code ERR_E2EE_...}
     * @param message what is wrong, for people
     * @param name the code without its prefix
     * @param details what can be done about it, for people; the same words for each code
     */
    record Problem(String code, String message, String name, String details) {}

    static ErrorBody of(ErrorCode code, String message) {
        return new ErrorBody(new Problem(code.code(), message, code.name(), code.remedy()));
    }

    /** In UTF-8. */
    byte[] toJson() {
        var envelope = Json.object();
        envelope.putObject("error")
                .put("code", error.code())
                .put("message", error.message())
                .put("name", error.name())
                .put("details", error.details());
        return Json.write(envelope);
    }
}
