package io.chate2ee.nativeimage;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.Nullable;

/** The main code of the services and the libraries; nothing that only tests run. */
final class Shipped {
    private static @Nullable JavaClasses classes;

    private Shipped() {}

    static JavaClasses classes() {
        JavaClasses known = classes;
        if (known == null) {
            known = new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.chate2ee")
                    .that(resideInAnyPackage(
                            "io.chate2ee.virgil..",
                            "io.chate2ee.contract..",
                            "io.chate2ee.http..",
                            "io.chate2ee.kafka..",
                            "io.chate2ee.audit..",
                            "io.chate2ee.token..",
                            "io.chate2ee.identity..",
                            "io.chate2ee.groupsync.."));
            classes = known;
        }
        return known;
    }
}
