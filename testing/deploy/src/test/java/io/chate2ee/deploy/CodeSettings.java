package io.chate2ee.deploy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The settings that the code of a service reads, with their defaults, as its interfaces and {@code application.properties} say. */
final class CodeSettings {
    private static final Map<String, String> PACKAGES = Map.of(
            "token-service", "io.chate2ee.token",
            "identity-service", "io.chate2ee.identity",
            "group-sync-service", "io.chate2ee.groupsync");

    private static final List<JavaClass> INTERFACES = new ClassFileImporter()
            .importPackages("io.chate2ee").stream()
                    .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                    .toList();

    private CodeSettings() {}

    /** Names of settings of a service, to their defaults; empty where there is none. {@code *} stands for any name. */
    static Map<String, String> of(String service) {
        Properties properties = Repository.properties(service);
        Map<String, String> settings = new TreeMap<>();
        INTERFACES.stream()
                .filter(type -> belongs(type, service))
                .forEach(type -> ConfigClass.configClass(type.reflect())
                        .getProperties()
                        .forEach((name, value) -> {
                            if (value != null || !settings.containsKey(name)) {
                                settings.put(name, value == null ? "" : value);
                            }
                        }));
        // It says where settings are, and so has no interface.
        settings.put("secrets.directory", "");
        // Nor have those of group-sync's database; the login of both is read with every connection.
        if (!service.equals("token-service")) {
            settings.put("postgres.user", "");
            settings.put("postgres.password", "");
        }
        properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith("postgres.") || name.startsWith("kafka.") || settings.containsKey(name))
                .forEach(name -> settings.put(name, properties.getProperty(name)));
        return settings;
    }

    /** The environment variable of a setting. */
    static String variable(String setting) {
        return setting.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static boolean belongs(JavaClass type, String service) {
        String name = type.getPackageName();
        if (name.equals("io.chate2ee.postgres")) {
            return !service.equals("token-service");
        }
        return PACKAGES.entrySet().stream()
                .filter(room -> name.startsWith(room.getValue()))
                .findFirst()
                .map(room -> room.getKey().equals(service))
                .orElse(true);
    }
}
