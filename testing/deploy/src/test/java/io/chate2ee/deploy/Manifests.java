package io.chate2ee.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Everything that one directory renders to.
 *
 * @param name of the directory
 */
record Manifests(String name, List<Manifest> all) {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Map<String, Manifests> RENDERED = new ConcurrentHashMap<>();

    /** Renders a directory below {@code deploy/kubernetes}, once. */
    static Manifests of(String directory) {
        return RENDERED.computeIfAbsent(directory, name -> parse(name, Kubectl.kustomize(directory(name))));
    }

    private static Path directory(String name) {
        return Repository.KUBERNETES.resolve(name);
    }

    static Manifests parse(String name, String yaml) {
        List<Manifest> all = new ArrayList<>();
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            while (documents.hasNext()) {
                all.add(new Manifest(documents.next()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Manifests(name, all);
    }

    /** One that can be damaged without harm to the others. */
    Manifests copy() {
        return new Manifests(
                name,
                new ArrayList<>(all.stream()
                        .map(each -> new Manifest(each.json().deepCopy()))
                        .toList()));
    }

    Stream<Manifest> kind(String kind) {
        return all.stream().filter(manifest -> manifest.kind().equals(kind));
    }

    Optional<Manifest> find(String kind, String name) {
        return kind(kind).filter(manifest -> manifest.name().equals(name)).findFirst();
    }

    Manifest get(String kind, String name) {
        return find(kind, name).orElseThrow(() -> new AssertionError(this.name + " has no " + kind + " " + name));
    }

    /** Deployments, Jobs and CronJobs. */
    List<Manifest> workloads() {
        return all.stream().filter(manifest -> manifest.pod().isObject()).toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
