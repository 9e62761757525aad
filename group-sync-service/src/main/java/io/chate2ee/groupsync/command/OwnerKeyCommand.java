package io.chate2ee.groupsync.command;

import io.chate2ee.groupsync.operate.OwnerKeyOperation;
import io.chate2ee.http.command.ExitCode;
import io.chate2ee.http.command.Operation;
import io.chate2ee.http.command.Terminal;
import io.chate2ee.http.operator.Operator;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** {@code export-owner-key}: the owner's key into a new file that only its owner can read. */
@Singleton
class OwnerKeyCommand implements Operation {
    private static final String OWNER_ONLY = "rw-------";

    private final OwnerKeyOperation ownerKey;

    OwnerKeyCommand(OwnerKeyOperation ownerKey) {
        this.ownerKey = ownerKey;
    }

    @Override
    public int run(ParseResult typed, Operator who, Terminal terminal) throws SQLException, IOException {
        byte @Nullable [] secret = ownerKey.export(who);
        if (secret == null) {
            terminal.err().println("There is no owner yet: the service has not been started with this database");
            return ExitCode.LEFT_OUT;
        }
        Path file = Path.of(typed.matchedPositionalValue(0, ""));
        try {
            write(file, secret);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write a new file " + file, e);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
        terminal.err().println("The owner's key is in " + file + "; keep it as secret as all groups are");
        return ExitCode.DONE;
    }

    private static void write(Path file, byte[] secret) throws IOException {
        var permissions = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY));
        try (OutputStream out = Channels.newOutputStream(Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), permissions))) {
            out.write(secret);
        }
    }
}
