package io.chate2ee.stack.way;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.stack.FreePorts;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultyWayTest {
    private static final int LONG_ENOUGH_TO_BE_SILENT = 100;
    private static final int TOO_LONG = 60_000;

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private ServerSocket server;
    private FaultyWay way;

    @BeforeEach
    void open() throws IOException {
        server = new ServerSocket(0);
        Connection.daemon("echo", this::echo);
        way = FaultyWay.to(server.getLocalPort());
    }

    @AfterEach
    void close() throws IOException {
        way.close();
        server.close();
    }

    @Test
    void passesOnWhatIsSentAndWhatIsAnswered() throws IOException {
        try (Socket client = client()) {
            assertThat(ask(client, "hello")).isEqualTo("hello");
        }
    }

    @Test
    void aSilentConnectionStaysOpenAndALaterOneWorks() throws IOException {
        try (Socket client = client();
                Socket later = new Socket()) {
            ask(client, "before");
            way.silence();
            client.setSoTimeout(LONG_ENOUGH_TO_BE_SILENT);

            assertThatThrownBy(() -> ask(client, "into the void")).isInstanceOf(SocketTimeoutException.class);
            later.connect(client.getRemoteSocketAddress());
            assertThat(ask(later, "after")).isEqualTo("after");
        }
        assertThat(heard).containsExactly("before", "after");
    }

    @Test
    void aResetIsToldToTheClientAndALaterConnectionWorks() throws IOException {
        try (Socket client = client();
                Socket later = new Socket()) {
            ask(client, "before");
            way.reset();

            assertThatThrownBy(() -> ask(client, "too late")).isInstanceOf(SocketException.class);
            later.connect(client.getRemoteSocketAddress());
            assertThat(ask(later, "after")).isEqualTo("after");
        }
    }

    @Test
    void whatTheServerHasDoneIsNotHeardOfWhenItsAnswerIsLost() throws IOException {
        way.loseAnswerTo("COMMIT");
        try (Socket client = client()) {
            assertThat(ask(client, "begin")).isEqualTo("begin");
            assertThat(way.hasLostAnswer()).isFalse();

            assertThatThrownBy(() -> ask(client, "COMMIT")).isInstanceOf(SocketException.class);
        }
        assertThat(way.hasLostAnswer()).isTrue();
        assertThat(heard).containsExactly("begin", "COMMIT");
    }

    @Test
    void aServerThatIsAwayEndsTheConnection() throws IOException {
        // Not the port of a server that was closed just now: it may still take a connection while its thread wakes up.
        try (FaultyWay nowhere = FaultyWay.to(FreePorts.next());
                Socket client = new Socket("127.0.0.1", nowhere.port())) {
            client.setSoTimeout(TOO_LONG);

            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    private Socket client() throws IOException {
        Socket client = new Socket("127.0.0.1", way.port());
        client.setSoTimeout(TOO_LONG);
        return client;
    }

    private static String ask(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        byte[] answer = new byte[100];
        int length = client.getInputStream().read(answer);
        if (length < 0) {
            throw new SocketException("ended");
        }
        return new String(answer, 0, length, StandardCharsets.UTF_8);
    }

    private void echo() {
        try {
            while (true) {
                Socket client = server.accept();
                Connection.daemon("echo of one", () -> echo(client));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void echo(Socket client) {
        try (client) {
            byte[] some = new byte[100];
            for (int read = client.getInputStream().read(some);
                    read >= 0;
                    read = client.getInputStream().read(some)) {
                heard.add(new String(some, 0, read, StandardCharsets.UTF_8));
                client.getOutputStream().write(some, 0, read);
            }
        } catch (IOException gone) {
            // So is the client.
        }
    }
}
