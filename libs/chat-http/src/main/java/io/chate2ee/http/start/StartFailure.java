package io.chate2ee.http.start;

import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.util.ExceptionUtil;
import io.smallrye.config.ConfigValidationException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says in one line what an operator has to change for a service to start. */
final class StartFailure {
    /** {@code SRCFG00039: The config property token.ttl with the config value "x" threw an Exception ...}. */
    private static final Pattern NAMED = Pattern.compile("(?:property|property name) ([a-z0-9.\\-]+)");

    private StartFailure() {}

    /** The line, or empty if the failure is no mistake in the settings. */
    static Optional<String> oneLine(Throwable failure) {
        Throwable cause = ExceptionUtil.getRootCause(failure);
        if (cause instanceof ConfigurationException wrong) {
            return Optional.ofNullable(wrong.getMessage());
        }
        if (cause instanceof ConfigValidationException wrong && wrong.getProblemCount() > 0) {
            return Optional.of(unusable(wrong.getProblem(0).getMessage()));
        }
        if (cause instanceof QuarkusBindException taken) {
            return Optional.of("Setting quarkus.http.port: port " + taken.getPort() + " is taken by another process");
        }
        return Optional.empty();
    }

    /** The value is left out: it may be a secret in the wrong place. */
    private static String unusable(String problem) {
        var named = NAMED.matcher(problem);
        return named.find()
                ? "Setting " + named.group(1) + " has a value that cannot be used"
                : "Settings: " + problem.lines().findFirst().orElse("cannot be used");
    }
}
