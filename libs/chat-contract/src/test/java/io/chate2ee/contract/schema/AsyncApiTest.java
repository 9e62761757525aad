package io.chate2ee.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chate2ee.contract.event.GroupEventType;
import io.chate2ee.contract.event.RejectedEventException;
import io.chate2ee.contract.topic.TopicSpec;
import io.chate2ee.contract.topic.Topics;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class AsyncApiTest {
    private final JsonNode document = Published.NOW.asyncApi();

    @Test
    void everyTopicIsAChannelAndEveryChannelATopic() {
        assertThat(document.get("channels").findValuesAsText("address"))
                .containsExactlyInAnyOrderElementsOf(
                        new Topics("").all().stream().map(TopicSpec::name).toList());
    }

    @Test
    void everyTypeOfGroupEventIsAMessageOfItsChannel() {
        JsonNode messages = document.at("/channels/groupEvents/messages");

        assertThat(Arrays.stream(GroupEventType.values()).map(GroupEventType::type))
                .allMatch(messages::has)
                .hasSize(messages.size() - 1);
        assertThat(messages.has("cometchatBody")).isTrue();
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = document.findValuesAsText("$ref");

        assertThat(references).isNotEmpty().allSatisfy(reference -> {
            if (reference.startsWith("#")) {
                assertThat(document.at(reference.substring(1)).isMissingNode()).isFalse();
            } else {
                assertThat(Published.NOW.schemas()).contains(reference.replace("schemas/", ""));
            }
        });
    }

    @Test
    void everyReasonForARejectionIsListed() {
        JsonNode reasons = document.at("/components/messages/rejected/headers/properties/e2ee_rejected_reason/enum");

        assertThat(StreamSupport.stream(reasons.spliterator(), false).map(JsonNode::asText))
                .containsExactlyElementsOf(Arrays.stream(RejectedEventException.Reason.values())
                        .map(Enum::name)
                        .toList());
    }

    @Test
    void everyChannelHasAnOperationAndAKey() {
        assertThat(document.get("operations").findValuesAsText("$ref"))
                .hasSize(document.get("channels").size());
        assertThat(document.at("/components/messages"))
                .allSatisfy(message -> assertThat(
                                message.at("/bindings/kafka/key/description").asText())
                        .isNotBlank());
    }
}
