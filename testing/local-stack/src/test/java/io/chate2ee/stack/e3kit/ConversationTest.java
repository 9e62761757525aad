package io.chate2ee.stack.e3kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class ConversationTest {
    private final StringWriter sent = new StringWriter();

    @Test
    void requestsAreLinesWithGrowingNumbers() {
        Conversation conversation = conversation("");

        conversation.ask("phone", "register", E3KitProcess.parameters());
        conversation.ask("phone", "backup", E3KitProcess.parameters().put("password", "p"));

        assertThat(sent.toString()).isEqualTo("""
                        {"id":1,"device":"phone","call":"register","with":{}}
                        {"id":2,"device":"phone","call":"backup","with":{"password":"p"}}
                        """);
    }

    @Test
    void answersFindTheirRequestsInAnyOrder() {
        Conversation conversation = conversation("{\"id\":2,\"result\":\"two\"}\n{\"id\":1,\"result\":\"one\"}\n");
        CompletableFuture<JsonNode> one = ask(conversation);
        CompletableFuture<JsonNode> two = ask(conversation);

        conversation.listen();

        assertThat(one.join().asText()).isEqualTo("one");
        assertThat(two.join().asText()).isEqualTo("two");
    }

    @Test
    void anErrorKeepsItsNameAndCode() {
        Conversation conversation =
                conversation("{\"id\":1,\"error\":{\"name\":\"GroupError\",\"code\":11,\"message\":\"no access\"}}\n"
                        + "{\"id\":2,\"error\":{\"name\":\"TypeError\",\"code\":null,\"message\":\"oops\"}}\n");
        CompletableFuture<JsonNode> group = ask(conversation);
        CompletableFuture<JsonNode> type = ask(conversation);

        conversation.listen();

        assertThatThrownBy(group::join).cause().isInstanceOfSatisfying(E3KitException.class, e -> {
            assertThat(e.isGroupError(E3KitException.GROUP_NO_ACCESS)).isTrue();
            assertThat(e).hasMessage("GroupError 11: no access");
        });
        assertThatThrownBy(type::join).cause().isInstanceOfSatisfying(E3KitException.class, e -> {
            assertThat(e.code()).isEmpty();
            assertThat(e).hasMessage("TypeError: oops");
        });
    }

    @Test
    void whatIsUnansweredWhenTheOtherSideEndsFailsWithTheLogsPlace() {
        Conversation conversation = conversation("{\"ready\":true}\n");
        CompletableFuture<JsonNode> open = ask(conversation);

        conversation.listen();

        assertThat(conversation.ready()).isCompleted();
        assertThatThrownBy(open::join).isInstanceOf(CompletionException.class).hasMessageContaining("see e3kit.log");
        CompletableFuture<JsonNode> late = ask(conversation);
        assertThatThrownBy(late::join).hasMessageContaining("see e3kit.log");
    }

    @Test
    void aLineThatIsNotJsonEndsTheConversation() {
        Conversation conversation = conversation("Segmentation fault\n{\"id\":1,\"result\":\"too late\"}\n");
        CompletableFuture<JsonNode> open = ask(conversation);

        conversation.listen();

        assertThatThrownBy(open::join).hasMessageContaining("not JSON");
    }

    private static CompletableFuture<JsonNode> ask(Conversation conversation) {
        return conversation.ask("phone", "call", E3KitProcess.parameters());
    }

    private Conversation conversation(String answers) {
        return new Conversation(new BufferedWriter(sent), new BufferedReader(new StringReader(answers)), "e3kit.log");
    }
}
