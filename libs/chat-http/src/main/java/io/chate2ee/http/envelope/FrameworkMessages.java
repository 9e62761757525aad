package io.chate2ee.http.envelope;

/** One fixed sentence for each status the framework chooses itself, so that nothing internal is repeated to a caller. */
final class FrameworkMessages {
    private FrameworkMessages() {}

    static String of(int status) {
        return switch (status) {
            case 404 -> "There is nothing at this path.";
            case 405 -> "This path does not know this method.";
            case 406 -> "Answers are application/json only.";
            case 413 -> "The body is larger than 64 KB.";
            case 415 -> "Bodies are application/json only.";
            case 429 -> "Too many calls, try again later.";
            default -> status >= 500 ? "The service failed." : "The request cannot be read.";
        };
    }
}
