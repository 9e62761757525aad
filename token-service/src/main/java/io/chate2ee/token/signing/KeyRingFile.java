package io.chate2ee.token.signing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the keys are. Reading blocks.
 *
 * @param path a file, or a link that is turned to another one, as Kubernetes does with secrets
 */
record KeyRingFile(Path path) {
    private static final int LARGEST = 1 << 16;

    byte[] read() throws IOException {
        try (var in = Files.newInputStream(path)) {
            byte[] content = in.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                throw new IOException("larger than " + LARGEST + " bytes");
            }
            return content;
        }
    }
}
