package io.chate2ee.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The ways to deploy that are held to everything. */
final class Overlays {
    private static final String OTHER_WAY = """
            apiVersion: kustomize.config.k8s.io/v1beta1
            kind: Kustomization
            namespace: chat-e2ee
            resources:
              - %1$s/base
            components:
              - %1$s/components/gateway
              - %1$s/components/keda
              - %1$s/components/monitoring
            """;

    private Overlays() {}

    /** Both overlays, and the components that neither has. */
    static Stream<Manifests> all() {
        return Stream.of(
                Manifests.of("overlays/dev"),
                Manifests.of("overlays/production"),
                gatewayAndKeda(),
                kafkaWithPasswords());
    }

    /** Everything that stands under {@code deploy/kubernetes}. */
    static Stream<Manifests> everything() {
        return Stream.concat(all(), Stream.of(Manifests.of("kafka"), Manifests.of("secrets-example")));
    }

    private static Manifests gatewayAndKeda() {
        return made("gateway-and-keda", OTHER_WAY);
    }

    static Manifests kafkaWithPasswords() {
        return productionWith("kafka-with-passwords", """
                components:
                  - %1$s/components/kafka-sasl
                """);
    }

    /** The production overlay with further lines, such as the documentation tells. */
    static Manifests productionWith(String name, String lines) {
        return made(name, """
                apiVersion: kustomize.config.k8s.io/v1beta1
                kind: Kustomization
                resources:
                  - %1$s/overlays/production
                """ + lines);
    }

    /** %1$s stands for the directory of all manifests. */
    private static Manifests made(String name, String kustomization) {
        try {
            Path directory = Files.createDirectories(Repository.ROOT.resolve("testing/deploy/target/" + name));
            Files.writeString(
                    directory.resolve("kustomization.yaml"),
                    kustomization.formatted(directory.relativize(Repository.KUBERNETES)));
            return Manifests.of(Repository.KUBERNETES.relativize(directory).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
