package io.chate2ee.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNCHRONIZED;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "io.chate2ee", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String VIRGIL = "io.chate2ee.virgil..";
    private static final String CONTRACT = "io.chate2ee.contract..";
    private static final String HTTP = "io.chate2ee.http..";
    private static final String KAFKA = "io.chate2ee.kafka..";
    private static final String AUDIT = "io.chate2ee.audit..";
    private static final String POSTGRES = "io.chate2ee.postgres..";
    private static final String TOKEN = "io.chate2ee.token..";
    private static final String IDENTITY = "io.chate2ee.identity..";
    private static final String GROUP_SYNC = "io.chate2ee.groupsync..";

    @ArchTest
    static final ArchRule tokenServiceKnowsNoOtherService = noClasses()
            .that()
            .resideInAPackage(TOKEN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(IDENTITY, GROUP_SYNC);

    @ArchTest
    static final ArchRule identityServiceKnowsNoOtherServiceAndNoVirgilCrypto = noClasses()
            .that()
            .resideInAPackage(IDENTITY)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(TOKEN, GROUP_SYNC, VIRGIL);

    @ArchTest
    static final ArchRule groupSyncKnowsNoOtherServiceAndNoCallers = noClasses()
            .that()
            .resideInAPackage(GROUP_SYNC)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(TOKEN, IDENTITY, "io.chate2ee.http.caller..");

    @ArchTest
    static final ArchRule theDoorForWebhooksKnowsNoKeyAndNoDatabase = noClasses()
            .that()
            .resideInAPackage("io.chate2ee.groupsync.webhooks..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(VIRGIL, "io.vertx.sqlclient..", GROUP_SYNC)
                    .and(not(resideInAnyPackage(
                            "io.chate2ee.groupsync.webhooks..", "io.chate2ee.groupsync.settings.."))));

    @ArchTest
    static final ArchRule whoFollowsTheChatKnowsNoKeyAndNoDatabase = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.chate2ee.groupsync.follow..",
                    "io.chate2ee.groupsync.backfill..",
                    "io.chate2ee.groupsync.source..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(VIRGIL, "io.vertx.sqlclient..", GROUP_SYNC)
                    .and(not(resideInAnyPackage(
                            "io.chate2ee.groupsync.follow..",
                            "io.chate2ee.groupsync.backfill..",
                            "io.chate2ee.groupsync.source..",
                            "io.chate2ee.groupsync.settings.."))));

    @ArchTest
    static final ArchRule servicesNeverUseTestingCode = noClasses()
            .that()
            .resideInAnyPackage(TOKEN, IDENTITY, GROUP_SYNC, VIRGIL, CONTRACT, HTTP, KAFKA, AUDIT, POSTGRES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.chate2ee.standin..", "io.chate2ee.stack..", "io.chate2ee.benchmarks..");

    @ArchTest
    static final ArchRule theVirgilLibraryNeedsOnlyBouncyCastle = classes()
            .that()
            .resideInAPackage(VIRGIL)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    VIRGIL,
                    "org.bouncycastle..",
                    "org.jspecify.annotations..",
                    "java.lang..",
                    "java.util..",
                    "java.io..",
                    "java.math..",
                    "java.nio..",
                    "java.security",
                    "java.time..");

    @ArchTest
    static final ArchRule theVirgilLibraryRegistersNoProvidersAndAsksForNone = noClasses()
            .that()
            .resideInAPackage(VIRGIL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.crypto..", "org.bouncycastle.jce..", "org.bouncycastle.jcajce..");

    @ArchTest
    static final ArchRule theContractKnowsNoFramework = classes()
            .that()
            .resideInAPackage(CONTRACT)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(CONTRACT, "com.fasterxml.jackson..", "org.jspecify.annotations..", "java..");

    @ArchTest
    static final ArchRule chatHttpKnowsOnlyTheContract = noClasses()
            .that()
            .resideInAPackage(HTTP)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(VIRGIL, TOKEN, IDENTITY, GROUP_SYNC, KAFKA, AUDIT, POSTGRES);

    @ArchTest
    static final ArchRule chatKafkaKnowsOnlyKafkasClientsAndMeters = classes()
            .that()
            .resideInAPackage(KAFKA)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    KAFKA,
                    "org.apache.kafka..",
                    "io.micrometer.core.instrument..",
                    "org.jboss.logging..",
                    "org.jspecify.annotations..",
                    "java..");

    @ArchTest
    static final ArchRule chatAuditKnowsOnlyTheContractAndKafka = noClasses()
            .that()
            .resideInAPackage(AUDIT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(VIRGIL, TOKEN, IDENTITY, GROUP_SYNC, HTTP, POSTGRES);

    @ArchTest
    static final ArchRule chatPostgresKnowsOnlyHowServicesStartAndCommandsAreTyped = noClasses()
            .that()
            .resideInAPackage(POSTGRES)
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.chate2ee..")
                    .and(not(resideInAnyPackage(POSTGRES, "io.chate2ee.http.start..", "io.chate2ee.http.command.."))));

    @ArchTest
    static final ArchRule onlyServicesWithADatabaseKnowOfOne = noClasses()
            .that()
            .resideOutsideOfPackages(POSTGRES, IDENTITY, GROUP_SYNC, "io.chate2ee.stack..", "io.chate2ee.benchmarks..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    POSTGRES, "javax.sql..", "io.vertx.sqlclient..", "io.vertx.pgclient..", "org.flywaydb..");

    @ArchTest
    static final ArchRule kafkasClientsAreOpenedInOneRoom = noClasses()
            .that()
            .resideInAnyPackage(TOKEN, IDENTITY, GROUP_SYNC)
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.apache.kafka.clients.consumer.KafkaConsumer")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.apache.kafka.clients.producer.KafkaProducer");

    @ArchTest
    static final ArchRule whatIsTypedIsReadInTheRoomsOfCommands = noClasses()
            .that()
            .resideOutsideOfPackages("io.chate2ee.*.command..", "io.chate2ee.stack..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule thePlannerIsPure = classes()
            .that()
            .resideInAPackage("io.chate2ee.groupsync.plan..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "io.chate2ee.groupsync.plan..",
                            "io.chate2ee.contract.id..",
                            "io.chate2ee.contract.group..",
                            "io.chate2ee.virgil.key..",
                            "org.jspecify.annotations..",
                            "java.lang..",
                            "java.util..",
                            "java.time..")
                    .or(name("io.chate2ee.virgil.envelope.RecipientChunks")));

    @ArchTest
    static final ArchRule noReflectionInMainCode = noClasses()
            .that()
            .resideInAPackage("io.chate2ee..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.lang.reflect..", "sun..", "jdk.internal..");

    @ArchTest
    static final ArchRule noClassIsLoadedByName = noClasses()
            .should()
            .callMethod(Class.class, "forName", String.class)
            .orShould()
            .callMethod(java.util.ServiceLoader.class, "load", Class.class);

    @ArchTest
    static final ArchRule noMethodIsSynchronized = methods().should().notHaveModifier(SYNCHRONIZED);

    @ArchTest
    static final ArchRule constructorsAreInjectedNotFields = fields().should()
            .notBeAnnotatedWith("jakarta.inject.Inject")
            .andShould()
            .notBeAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty");

    @ArchTest
    static final ArchRule packagesAreNamedForWhatTheyDo = noClasses()
            .should()
            .resideInAnyPackage(
                    "..util..",
                    "..utils..",
                    "..common..",
                    "..helper..",
                    "..helpers..",
                    "..impl..",
                    "..service..",
                    "..services..");

    @ArchTest
    static final ArchRule theRoomsOfTheVirgilLibraryHaveNoCycles =
            slices().matching("io.chate2ee.virgil.(*)..").should().beFreeOfCycles();

    @Test
    void everyRoomIsNullMarkedAndSaysWhatItIsFor() {
        JavaClasses all = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.chate2ee");
        var unmarked = all.stream()
                .map(type -> type.getPackage())
                .distinct()
                .filter(room -> !room.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                .map(room -> room.getName())
                .sorted()
                .toList();
        assertThat(all.contain("io.chate2ee.virgil.key.KeyId"))
                .as("the classes of the project were read")
                .isTrue();
        assertThat(all.that(alwaysTrue())).hasSizeGreaterThan(100);
        assertThat(unmarked).isEmpty();
    }
}
