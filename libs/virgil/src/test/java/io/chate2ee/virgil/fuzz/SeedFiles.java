package io.chate2ee.virgil.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the seeds of every target as files, for the fuzzer to start from, and prints the targets' names. */
public final class SeedFiles {

    private SeedFiles() {}

    /** Arguments: the folder to write to. */
    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        for (var target : FuzzTarget.values()) {
            var seeds = Files.createDirectories(folder.resolve(target.label()));
            int number = 0;
            for (var seed : Samples.seeds(target).toList()) {
                Files.write(seeds.resolve("seed-" + number++), seed);
            }
            System.out.println(target.label());
        }
    }
}
