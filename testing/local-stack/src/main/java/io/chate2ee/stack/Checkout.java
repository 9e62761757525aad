package io.chate2ee.stack;

import io.chate2ee.stack.process.Artifact;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The checked-out project with what its build has made: the stack runs the services from where Maven put them.
 *
 * @param root the directory of the topmost pom.xml
 * @param services where the services were built: the same, or the root of another version
 */
public record Checkout(Path root, Path services) {
    private static final Path DRIVER = Path.of("testing", "local-stack", "src", "main", "e3kit");

    /** A checkout that runs the services it has built itself. */
    public Checkout(Path root) {
        this(root, root);
    }

    /** The same, with services of another version, built in the checkout with this root. */
    public Checkout withServicesOf(Path otherRoot) {
        return new Checkout(root, otherRoot);
    }

    /**
     * The checkout that this class was built in, or else the one around the working directory.
     *
     * @throws IllegalStateException if there is neither
     */
    public static Checkout find() {
        return Stream.of(ownLocation(), Optional.of(Path.of("").toAbsolutePath()))
                .flatMap(Optional::stream)
                .flatMap(Checkout::selfAndParents)
                .filter(directory -> Files.isDirectory(directory.resolve(DRIVER)))
                .findFirst()
                .map(Checkout::new)
                .orElseThrow(() -> new IllegalStateException("Not inside a checkout of the project: no " + DRIVER));
    }

    private static Optional<Path> ownLocation() {
        try {
            CodeSource source = Checkout.class.getProtectionDomain().getCodeSource();
            return source == null
                    ? Optional.empty()
                    : Optional.of(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("This class comes from a place without a valid address", e);
        }
    }

    private static Stream<Path> selfAndParents(Path directory) {
        Stream<Path> self = Stream.of(directory);
        return directory.getParent() == null ? self : Stream.concat(self, selfAndParents(directory.getParent()));
    }

    /** Where the E3Kit driver and its packages are. */
    public Path e3kitDriver() {
        return root.resolve(DRIVER);
    }

    /** What the build made of a service. */
    public Artifact service(String module, Artifact.Form form) {
        return new Artifact(services.resolve(module), form);
    }

    /** The runnable jar of the Virgil stand-in. */
    public Path standIn() {
        return root.resolve(Path.of("testing", "virgil-stand-in", "target", "virgil-stand-in.jar"));
    }
}
