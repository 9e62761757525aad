package io.chate2ee.nativeimage;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a cache of the services can do; Caffeine has a class for each combination, and finds it by a name made up of it.
 *
 * @param where the method that builds the cache
 * @param wants the builder's methods that it calls
 */
record CacheShape(String where, Set<String> wants) {
    private static final Set<String> WITHOUT_CLASSES = Set.of("newBuilder", "build", "buildAsync", "ticker", "weigher");

    /** All shapes that main code builds. */
    static Stream<CacheShape> all() {
        return Shipped.classes().stream()
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(code -> calls(code).contains("newBuilder"))
                .map(code -> new CacheShape(code.getFullName(), calls(code)));
    }

    private static Set<String> calls(JavaCodeUnit code) {
        return code.getMethodCallsFromSelf().stream()
                .filter(call -> call.getTargetOwner().isEquivalentTo(Caffeine.class))
                .map(JavaAccess::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The classes that such a cache needs, its own and its entries'. */
    Set<String> classes() throws ReflectiveOperationException {
        Object bounded =
                wants.contains("buildAsync") ? asynchronous() : built().build().asMap();
        Class<?> root = Class.forName("com.github.benmanes.caffeine.cache.BoundedLocalCache");
        Object entries = field(root, "nodeFactory", bounded);
        return Set.of(bounded.getClass().getName(), entries.getClass().getName());
    }

    private Object asynchronous() throws ReflectiveOperationException {
        AsyncCache<Object, Object> cache = built().buildAsync();
        return field(cache.getClass(), "cache", cache);
    }

    private Caffeine<Object, Object> built() {
        Caffeine<Object, Object> builder = Caffeine.newBuilder();
        wants.stream().filter(want -> !WITHOUT_CLASSES.contains(want)).forEach(want -> ask(builder, want));
        return builder;
    }

    private void ask(Caffeine<Object, Object> builder, String want) {
        switch (want) {
            case "maximumSize" -> builder.maximumSize(10);
            case "maximumWeight" -> builder.maximumWeight(10).weigher((key, value) -> 1);
            case "expireAfterWrite" -> builder.expireAfterWrite(Duration.ofHours(1));
            case "expireAfter" -> builder.expireAfter(Expiry.creating((key, value) -> Duration.ofHours(1)));
            case "recordStats" -> builder.recordStats();
            default -> throw new AssertionError(where + " asks a cache for " + want + ", which is not known here");
        }
    }

    private static Object field(Class<?> type, String name, Object of) throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(of);
    }
}
