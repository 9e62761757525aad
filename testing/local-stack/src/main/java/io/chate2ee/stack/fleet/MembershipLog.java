package io.chate2ee.stack.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import io.chate2ee.contract.json.Json;
import io.chate2ee.contract.topic.Topics;
import io.chate2ee.stack.WholeTopic;
import io.chate2ee.stack.suite.LocalStack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What group-sync says it has done, from the beginning of its topic.
 *
 * @param changes one line for each, such as {@code granted team bob 3}, in the order of their groups
 * @param doubled those that were done again although nothing had undone them. Who never was granted on record may be revoked: the answer to the
 *     grant was not known yet
 * @param sentAgain how many records were left out because their {@code id} had come before: the log is sent at least once
 */
public record MembershipLog(List<String> changes, List<String> doubled, int sentAgain) {
    private static final String GRANTED = "granted";
    private static final String REVOKED = "revoked";

    /** Reads all that is there now. */
    public static MembershipLog read(LocalStack stack) {
        return of(records(stack.addresses().kafka()));
    }

    static MembershipLog of(List<byte[]> records) {
        List<String> changes = new ArrayList<>();
        List<String> doubled = new ArrayList<>();
        Set<String> held = new HashSet<>();
        Map<String, String> last = new HashMap<>();
        Set<String> ids = new HashSet<>();
        for (byte[] record : records) {
            JsonNode change = Json.readObject(record).node();
            if (!ids.add(change.path("id").asText())) {
                continue;
            }
            String who = change.path("guid").asText() + " " + change.path("uid").asText() + " ";
            String kind = change.path("kind").asText();
            String line = kind + " " + who + change.path("epoch").asText();
            changes.add(line);
            if (kind.equals(GRANTED) && !held.add(who + change.path("epoch").asText())) {
                doubled.add(line);
            }
            if (kind.equals(REVOKED)) {
                held.removeIf(one -> one.startsWith(who));
                if (REVOKED.equals(last.get(who))) {
                    doubled.add(line);
                }
            }
            last.put(who, kind);
        }
        return new MembershipLog(changes, doubled, records.size() - changes.size());
    }

    private static List<byte[]> records(String bootstrapServers) {
        return WholeTopic.read(bootstrapServers, new Topics("").membershipLog()).stream()
                .map(ConsumerRecord::value)
                .toList();
    }
}
