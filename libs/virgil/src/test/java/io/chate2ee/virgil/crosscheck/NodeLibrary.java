package io.chate2ee.virgil.crosscheck;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The npm packages virgil-crypto and virgil-sdk in a Node process that ends with this JVM. */
final class NodeLibrary implements VirgilLibrary {
    private static final Path FOLDER = Path.of("src", "test", "node");
    private static final long LONGEST_END_SECONDS = 10;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final Writer requests;
    private final BufferedReader answers;

    NodeLibrary() {
        if (!Files.isDirectory(FOLDER.resolve("node_modules"))) {
            throw new IllegalStateException("Virgil's JavaScript libraries are not installed; "
                    + "build without -DskipE3kit, or leave these checks out with it");
        }
        try {
            process = new ProcessBuilder(
                            "node",
                            // The libraries load their WebAssembly wrongly where there is a global fetch.
                            "--no-experimental-fetch",
                            FOLDER.resolve("counterpart.mjs").toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            requests = process.outputWriter(StandardCharsets.UTF_8);
            answers = process.inputReader(StandardCharsets.UTF_8);
            answer();
        } catch (IOException e) {
            throw new UncheckedIOException("Node.js cannot be started; -DskipE3kit leaves these checks out", e);
        }
    }

    @Override
    public Keys generate(KeyKind kind) {
        return keys(ask("generate", Map.of("type", kind.name())));
    }

    @Override
    public Keys fromMaterial(byte[] material) {
        return keys(ask("fromMaterial", Map.of("material", material)));
    }

    @Override
    public byte[] sign(byte[] privateKey, byte[] data) {
        return bytes(ask("sign", Map.of("privateKey", privateKey, "data", data)));
    }

    @Override
    public void verify(byte[] publicKey, byte[] data, byte[] signature) {
        insist(ask("verify", Map.of("publicKey", publicKey, "data", data, "signature", signature)));
    }

    @Override
    public Sealed seal(byte[] data, byte[] sender, List<byte[]> recipients) {
        var sealed = ask("seal", Map.of("data", data, "sender", sender, "recipients", recipients, "padded", false));
        return new Sealed(bytes(sealed.get("meta")), bytes(sealed.get("value")));
    }

    @Override
    public byte[] open(Sealed sealed, byte[] recipient, byte[] sender) {
        return bytes(ask(
                "open",
                Map.of("meta", sealed.meta(), "value", sealed.value(), "recipient", recipient, "sender", sender)));
    }

    @Override
    public byte[] combine(Form form, byte[] data, byte[] sender, List<byte[]> recipients) {
        var with = Map.of("data", data, "sender", sender, "recipients", recipients, "padded", form.padded());
        return bytes(
                switch (form) {
                    case SIGN_THEN_ENCRYPT, SIGN_THEN_ENCRYPT_PADDED -> ask("signThenEncrypt", with);
                    case UNSIGNED, UNSIGNED_PADDED -> ask("encrypt", with);
                    case SIGN_AND_ENCRYPT, SIGN_AND_ENCRYPT_PADDED -> ask("signAndEncrypt", with);
                });
    }

    @Override
    public byte[] openCombined(Form form, byte[] blob, byte[] recipient, byte[] sender) {
        var with = Map.of("blob", blob, "recipient", recipient, "sender", sender);
        return bytes(
                switch (form) {
                    case SIGN_THEN_ENCRYPT, SIGN_THEN_ENCRYPT_PADDED -> ask("decryptThenVerify", with);
                    case UNSIGNED, UNSIGNED_PADDED -> ask("decrypt", with);
                    case SIGN_AND_ENCRYPT, SIGN_AND_ENCRYPT_PADDED -> ask("decryptAndVerify", with);
                });
    }

    @Override
    public byte[] ticket(byte[] groupId) {
        return bytes(ask("ticket", Map.of("groupId", groupId)));
    }

    @Override
    public byte[] groupEncrypt(List<byte[]> tickets, byte[] sender, byte[] data) {
        return bytes(ask("groupEncrypt", Map.of("tickets", tickets, "sender", sender, "data", data)));
    }

    @Override
    public byte[] groupDecrypt(List<byte[]> tickets, byte[] message, byte[] sender) {
        return bytes(ask("groupDecrypt", Map.of("tickets", tickets, "message", message, "sender", sender)));
    }

    @Override
    public String mint(Minting minting) {
        var with = new LinkedHashMap<String, Object>(Map.of(
                "appId", minting.appId(),
                "keyId", minting.keyId(),
                "privateKey", minting.privateKey(),
                "identity", minting.identity(),
                "seconds", minting.seconds()));
        if (!minting.data().isEmpty()) {
            with.put("ada", minting.data());
        }
        return ask("mint", with).asText();
    }

    @Override
    public void verifyToken(String token, Minting minting, byte[] publicKey) {
        insist(ask("verifyToken", Map.of("token", token, "keyId", minting.keyId(), "publicKey", publicKey)));
    }

    @Override
    public String card(String identity, byte[] privateKey, @Nullable String previousCardId) {
        var with = new LinkedHashMap<String, Object>(Map.of("identity", identity, "privateKey", privateKey));
        if (previousCardId != null) {
            with.put("previousCardId", previousCardId);
        }
        return ask("card", with).asText();
    }

    @Override
    public String verifyCard(String card) {
        return ask("verifyCard", Map.of("card", card)).asText();
    }

    @Override
    public void close() {
        try {
            requests.close();
            if (!process.waitFor(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            // The pipe breaks when Node has gone by itself, which is what was wanted.
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private JsonNode ask(String call, Map<String, ?> with) {
        try {
            // Jackson writes bytes as base64, which is what the other side reads.
            requests.write(JSON.writeValueAsString(Map.of("call", call, "with", with)) + "\n");
            requests.flush();
            return answer();
        } catch (IOException e) {
            throw new UncheckedIOException("Node.js has gone", e);
        }
    }

    private JsonNode answer() throws IOException {
        var line = answers.readLine();
        if (line == null) {
            throw new IOException("Node.js ended; see its messages above");
        }
        var answer = JSON.readTree(line);
        if (answer.has("refused")) {
            throw new Refused(answer.get("refused").asText());
        }
        return answer.get("result");
    }

    private static void insist(JsonNode result) {
        if (!result.asBoolean()) {
            throw new Refused("not verified");
        }
    }

    private static Keys keys(JsonNode pair) {
        return new Keys(bytes(pair.get("privateKey")), bytes(pair.get("publicKey")));
    }

    private static byte[] bytes(JsonNode base64) {
        return Base64.getDecoder().decode(base64.asText());
    }
}
