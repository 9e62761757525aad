package io.chate2ee.nativeimage;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.ReferencedClassObject;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The types that Jackson reads or writes by reflection where the framework, which knows the signatures of endpoints, cannot
 * see it: where code calls Jackson itself, and what stands behind an interface that an endpoint returns.
 */
final class Bindings {
    private static final String REGISTER = "io.quarkus.runtime.annotations.RegisterForReflection";
    private static final Pattern BINDS = Pattern.compile(
            "readValues?|readValueAs|readerFor.*|forType|writerFor|convertValue|treeToValue|treeAsTokens|valueToTree"
                    + "|updateValue|writeValue.*|writeObject|putPOJO|addPOJO|pojoNode|mapTo|mapFrom|decodeValue|encode.*");
    private static final Set<String> HTTP_METHODS = Set.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS");

    /** Its bodies are bytes. */
    private static final String SAYS_BYTES = "io.chate2ee.http.envelope.ErrorAnswers";

    private final JavaClasses shipped;

    Bindings(JavaClasses shipped) {
        this.shipped = shipped;
    }

    /** Lines that say what is not registered, or that nobody can see what a call binds. */
    Set<String> unregistered() {
        Set<String> registered = registered();
        Set<String> lines = new TreeSet<>();
        shipped.forEach(type -> type.getCodeUnits()
                .forEach(code -> calls(code).forEach(call -> {
                    Set<String> bound = boundBy(code, call);
                    if (bound.isEmpty()) {
                        lines.add(call.getDescription() + ": nobody can see what it binds");
                    }
                    bound.stream()
                            .filter(name -> !registered.contains(name))
                            .forEach(name -> lines.add(name + " in " + code.getFullName()));
                })));
        shipped.stream()
                .filter(type -> !type.getName().equals(SAYS_BYTES))
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(Bindings::hidesWhatItAnswers)
                .forEach(call -> lines.add(call.getDescription() + ": nobody can see what it answers"));
        answers().filter(name -> !registered.contains(name)).forEach(name -> lines.add(name + " in an answer"));
        return lines;
    }

    private Stream<JavaMethodCall> calls(JavaCodeUnit code) {
        return code.getMethodCallsFromSelf().stream()
                .filter(call -> BINDS.matcher(call.getTarget().getName()).matches())
                .filter(call -> isBinder(call.getTargetOwner()))
                .filter(call -> !writesATree(code));
    }

    private static boolean isBinder(JavaClass owner) {
        return owner.getPackageName().startsWith("com.fasterxml.jackson.")
                || owner.getPackageName().startsWith("io.vertx.core.json");
    }

    /** A {@code Response} has no type that says what is in it. */
    private static boolean hidesWhatItAnswers(JavaMethodCall call) {
        return call.getTargetOwner().getSimpleName().startsWith("Response")
                && call.getTarget().getRawParameterTypes().stream()
                        .anyMatch(type -> type.getName().equals("java.lang.Object"))
                && !call.getTarget().getName().equals("header");
    }

    /** Trees are written without looking into any class. */
    private static boolean writesATree(JavaCodeUnit code) {
        return code.getRawParameterTypes().size() == 1
                && code.getRawParameterTypes().get(0).getName().equals("com.fasterxml.jackson.databind.JsonNode");
    }

    /** Of our own types, those that the call's line names, and those that go in or out of the method around it. */
    private static Set<String> boundBy(JavaCodeUnit code, JavaMethodCall call) {
        Stream<JavaClass> named = code.getReferencedClassObjects().stream()
                .filter(type -> type.getLineNumber() == call.getLineNumber())
                .map(ReferencedClassObject::getRawType);
        return Stream.concat(named, code.getRawParameterTypes().stream())
                .map(JavaClass::getName)
                .filter(name -> name.startsWith("io.chate2ee."))
                .collect(Collectors.toSet());
    }

    private Set<String> registered() {
        return shipped.stream()
                .filter(type -> type.isAnnotatedWith(REGISTER))
                .flatMap(type -> Stream.concat(Stream.of(type), targets(type)))
                .map(JavaClass::getName)
                .collect(Collectors.toSet());
    }

    private static Stream<JavaClass> targets(JavaClass type) {
        return type.getAnnotationOfType(REGISTER)
                .get("targets")
                .map(targets -> Stream.of((JavaClass[]) targets))
                .orElse(Stream.of());
    }

    /** What can stand where an endpoint returns one of our interfaces or open classes. */
    private Stream<String> answers() {
        return shipped.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(Bindings::isEndpoint)
                .flatMap(method -> involved(method.getReturnType()))
                .filter(type -> type.getName().startsWith("io.chate2ee."))
                .filter(type -> type.isInterface() || type.getModifiers().contains(JavaModifier.ABSTRACT))
                .flatMap(type -> type.getAllSubclasses().stream())
                .map(JavaClass::getName)
                .distinct();
    }

    private static Stream<JavaClass> involved(JavaType type) {
        return type.getAllInvolvedRawTypes().stream();
    }

    private static boolean isEndpoint(JavaMethod method) {
        return method.getAnnotations().stream()
                .map(annotation -> annotation.getRawType())
                .anyMatch(type ->
                        type.getPackageName().equals("jakarta.ws.rs") && HTTP_METHODS.contains(type.getSimpleName()));
    }
}
