package io.chate2ee.nativeimage;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaStaticInitializer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.security.Security;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.ResourceBundle;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * What works on the JVM and fails, or does something else, in an executable whose classes were all found, and whose
 * static fields were all filled, where it was built.
 */
final class NativeRules {
    /** By class, and why it may. */
    private static final Set<String> READ_RESOURCES = Set.of(
            // A constant name; and only tests of the two services that speak this contract read it.
            "io.chate2ee.contract.examples.GetIdentitiesExamples");

    private static final Set<Class<?>> NOT_BORN_AT_BUILD_TIME =
            Set.of(Random.class, Thread.class, Executor.class, HttpClient.class);

    /** Annotations of methods. */
    private static final Set<String> FILTERS = Set.of("ServerRequestFilter", "ServerResponseFilter");

    private static final Set<String> SCOPES_WITH_PROXIES =
            Set.of("jakarta.enterprise.context.ApplicationScoped", "jakarta.enterprise.context.RequestScoped");

    private static final Set<String> LOOKED_UP =
            Set.of("jakarta.enterprise.event.Event", "jakarta.enterprise.inject.Instance", "jakarta.inject.Provider");

    static final ArchRule NO_REFLECTION = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.lang.reflect..", "sun..", "jdk.internal..")
            .orShould()
            .callMethodWhere(
                    of(
                            Class.class,
                            "forName|newInstance|get(Declared)?(Field|Method|Constructor)s?|getRecordComponents|getPermittedSubclasses"))
            .orShould()
            .callMethodWhere(of(ClassLoader.class, "loadClass|defineClass"))
            .orShould()
            .callMethodWhere(of(MethodHandles.Lookup.class, "find.*|unreflect.*|define.*"));

    static final ArchRule NO_PROXIES_AND_NO_LOADED_SERVICES = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Proxy.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ServiceLoader.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ResourceBundle.class);

    static final ArchRule NO_SERIALIZED_OBJECTS = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ObjectInputStream.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ObjectOutputStream.class);

    static final ArchRule NO_METHOD_IS_NATIVE = methods().should().notHaveModifier(JavaModifier.NATIVE);

    static final ArchRule NO_LIBRARY_IS_LOADED = noClasses()
            .should()
            .callMethodWhere(of(System.class, "load|loadLibrary"))
            .orShould()
            .callMethodWhere(of(Runtime.class, "load|loadLibrary"));

    static final ArchRule NO_SECURITY_PROVIDERS =
            noClasses().should().dependOnClassesThat().areAssignableTo(Security.class);

    static final ArchRule RESOURCES_ONLY_WHERE_THEY_ARE_KNOWN = noClasses()
            .that(areNot(READ_RESOURCES))
            .should()
            .callMethodWhere(of(Class.class, "getResource.*"))
            .orShould()
            .callMethodWhere(of(ClassLoader.class, "get(System)?Resource.*"));

    static final ArchRule NOTHING_STATIC_THAT_BELONGS_TO_A_RUN = fields().that()
            .areStatic()
            .should(ArchCondition.from(DescribedPredicate.describe(
                    "not hold what would be the same in every run",
                    field -> !holdsWhatBelongsToARun(field.getRawType(), new HashSet<>()))));

    static final ArchRule NOTHING_STATIC_ASKS_THE_MACHINE = noClasses()
            .should()
            .callMethodWhere(inStaticInitializer(System.class, "getenv|getProperty|currentTimeMillis|nanoTime"))
            .orShould()
            .callMethodWhere(inStaticInitializer(Instant.class, "now"))
            .orShould()
            .callMethodWhere(inStaticInitializer(Runtime.class, "availableProcessors|maxMemory"))
            .orShould()
            .callMethodWhere(inStaticInitializer(ProcessHandle.class, "current"))
            .orShould()
            .callMethodWhere(inStaticInitializer(InetAddress.class, ".*"))
            .orShould()
            .callMethodWhere(inStaticInitializer(Files.class, ".*"));

    /** The framework makes filters where the executable is built, and with them all that they are handed, unless a proxy stands for it. */
    static final ArchRule FILTERS_ARE_HANDED_PROXIES = classes()
            .that(DescribedPredicate.describe("filter calls", NativeRules::filtersCalls))
            .should(ArchCondition.from(DescribedPredicate.describe(
                    "be handed nothing but what is made when it is first asked for",
                    type -> type.getConstructors().stream()
                            .flatMap(constructor -> constructor.getRawParameterTypes().stream())
                            .allMatch(NativeRules::isMadeWhenAsked))))
            .allowEmptyShould(true);

    static final List<ArchRule> ALL = List.of(
            NO_REFLECTION,
            NO_PROXIES_AND_NO_LOADED_SERVICES,
            NO_SERIALIZED_OBJECTS,
            NO_METHOD_IS_NATIVE,
            NO_LIBRARY_IS_LOADED,
            NO_SECURITY_PROVIDERS,
            RESOURCES_ONLY_WHERE_THEY_ARE_KNOWN,
            NOTHING_STATIC_THAT_BELONGS_TO_A_RUN,
            NOTHING_STATIC_ASKS_THE_MACHINE,
            FILTERS_ARE_HANDED_PROXIES);

    private NativeRules() {}

    /** Itself, or in its own fields, or in theirs; as far as they are our classes. */
    private static boolean holdsWhatBelongsToARun(JavaClass type, Set<JavaClass> seen) {
        return NOT_BORN_AT_BUILD_TIME.stream().anyMatch(type::isAssignableTo)
                || (type.getPackageName().startsWith("io.chate2ee")
                        && seen.add(type)
                        && type.getAllFields().stream()
                                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                                .anyMatch(field -> holdsWhatBelongsToARun(field.getRawType(), seen)));
    }

    private static boolean filtersCalls(JavaClass type) {
        return type.isAnnotatedWith("jakarta.ws.rs.ext.Provider")
                || type.getMethods().stream()
                        .flatMap(method -> method.getAnnotations().stream())
                        .anyMatch(annotation ->
                                FILTERS.contains(annotation.getRawType().getSimpleName()));
    }

    private static boolean isMadeWhenAsked(JavaClass type) {
        return LOOKED_UP.contains(type.getName())
                || SCOPES_WITH_PROXIES.stream().anyMatch(type::isAnnotatedWith)
                || type.getMethodsWithReturnTypeOfSelf().stream()
                        .anyMatch(producer -> SCOPES_WITH_PROXIES.stream().anyMatch(producer::isAnnotatedWith));
    }

    private static DescribedPredicate<JavaCall<?>> inStaticInitializer(Class<?> type, String names) {
        return of(type, names)
                .and(DescribedPredicate.describe(
                        "in a static initializer", call -> call.getOrigin() instanceof JavaStaticInitializer));
    }

    private static DescribedPredicate<JavaCall<?>> of(Class<?> type, String names) {
        return target(owner(assignableTo(type))).and(target(nameMatching(names)));
    }

    private static DescribedPredicate<JavaClass> areNot(Set<String> names) {
        return DescribedPredicate.describe("are none of " + names, type -> !names.contains(type.getName()));
    }
}
