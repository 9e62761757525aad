package io.chate2ee.nativeimage;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Proxy;
import java.net.http.HttpClient;
import java.security.Security;
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
                    field -> NOT_BORN_AT_BUILD_TIME.stream()
                            .noneMatch(type -> field.getRawType().isAssignableTo(type)))));

    static final List<ArchRule> ALL = List.of(
            NO_REFLECTION,
            NO_PROXIES_AND_NO_LOADED_SERVICES,
            NO_SERIALIZED_OBJECTS,
            NO_METHOD_IS_NATIVE,
            NO_LIBRARY_IS_LOADED,
            NO_SECURITY_PROVIDERS,
            RESOURCES_ONLY_WHERE_THEY_ARE_KNOWN,
            NOTHING_STATIC_THAT_BELONGS_TO_A_RUN);

    private NativeRules() {}

    private static DescribedPredicate<JavaCall<?>> of(Class<?> type, String names) {
        return target(owner(assignableTo(type))).and(target(nameMatching(names)));
    }

    private static DescribedPredicate<JavaClass> areNot(Set<String> names) {
        return DescribedPredicate.describe("are none of " + names, type -> !names.contains(type.getName()));
    }
}
