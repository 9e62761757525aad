package io.chate2ee.audit;

import io.quarkus.runtime.ApplicationConfig;
import jakarta.inject.Singleton;

/** The service's name as its own settings have it. */
@Singleton
class ApplicationName implements ServiceName {
    private final String name;

    ApplicationName(ApplicationConfig application) {
        this.name = application.name().orElseThrow();
    }

    @Override
    public String value() {
        return name;
    }
}
