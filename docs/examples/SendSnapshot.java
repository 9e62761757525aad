import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Tells group-sync-service who is in a group. Needs nothing but kafka-clients:
 *
 * <pre>java -cp 'kafka-libs/*' SendSnapshot.java BROKERS TOPIC GUID CREATED_AT BEGAN_AT MEMBERS_FILE [BANNED_FILE]</pre>
 *
 * CREATED_AT is when the group was made, BEGAN_AT when you began to read its members, before the first of them; both as
 * 2026-11-23T10:00:00Z. The files hold a uid a line.
 */
public final class SendSnapshot {
    private static final int MOST_IN_A_PART = 5_000;

    private SendSnapshot() {}

    public static void main(String... args) throws Exception {
        List<String> members = uids(Path.of(args[5]));
        List<String> banned = args.length > 6 ? uids(Path.of(args[6])) : List.of();
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", args[0], "acks", "all"), new StringSerializer(), new StringSerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (String part : parts(args[2], args[3], args[4], members, banned)) {
                // The guid as key keeps the events of a group in order.
                sent.add(producer.send(new ProducerRecord<>(args[1], args[2], part)));
            }
            for (Future<RecordMetadata> each : sent) {
                // It counts only when every part is there.
                each.get();
            }
        }
    }

    private static List<String> parts(
            String guid, String createdAt, String beganAt, List<String> members, List<String> banned) {
        String snapshot = "nightly:" + UUID.randomUUID();
        int longest = Math.max(members.size(), banned.size());
        int parts = Math.max(1, (longest + MOST_IN_A_PART - 1) / MOST_IN_A_PART);
        List<String> events = new ArrayList<>();
        for (int part = 1; part <= parts; part++) {
            events.add("""
                    {"specversion":"1.0","id":"%1$s/%2$d","source":"/nightly","type":"chat.group.snapshot","subject":"%4$s",\
                    "time":"%6$s","datacontenttype":"application/json","data":{"guid":"%4$s","createdAt":"%5$s",\
                    "snapshot":"%1$s","beganAt":"%6$s","part":%2$d,"parts":%3$d,"members":[%7$s],"banned":[%8$s]}}\
                    """.formatted(
                            snapshot, part, parts, guid, createdAt, beganAt, slice(members, part), slice(banned, part)));
        }
        return events;
    }

    private static String slice(List<String> uids, int part) {
        return uids.stream()
                .skip((part - 1L) * MOST_IN_A_PART)
                .limit(MOST_IN_A_PART)
                .map(uid -> '"' + uid + '"')
                .collect(Collectors.joining(","));
    }

    private static List<String> uids(Path file) throws Exception {
        List<String> uids = Files.readAllLines(file).stream()
                .filter(line -> !line.isEmpty())
                .toList();
        for (String uid : uids) {
            if (!uid.matches("[A-Za-z0-9_-]{1,100}")) {
                throw new IllegalArgumentException("not a uid: " + uid);
            }
        }
        return uids;
    }
}
