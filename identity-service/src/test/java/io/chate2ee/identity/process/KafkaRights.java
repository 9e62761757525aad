package io.chate2ee.identity.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.stack.Checkout;
import io.chate2ee.stack.LocalKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;

/** The rights on Kafka that {@code deploy/kubernetes} gives the service: whether these are enough shows only with a broker that asks. */
final class KafkaRights {
    private static final Path USERS = Path.of("deploy", "kubernetes", "kafka", "users.yaml");
    private static final Pattern RIGHT =
            Pattern.compile("type: (\\w+)\\s+name: (\\S+)\\s+patternType: literal\\s+operations: \\[([^]]+)]");

    private KafkaRights() {}

    /** Gives them to whoever shows a certificate for the name. */
    static void giveTo(String name, LocalKafka kafka, String prefix) throws IOException {
        String all = Files.readString(Checkout.find().root().resolve(USERS));
        String own = Arrays.stream(all.split("\n---\n"))
                .filter(user -> user.contains("  name: kafka-identity-service\n"))
                .findFirst()
                .orElseThrow();
        List<MatchResult> rights = RIGHT.matcher(own).results().toList();
        assertThat(rights)
                .hasSameSizeAs(
                        Pattern.compile("- resource:").matcher(own).results().toList());
        for (MatchResult right : rights) {
            kafka.allow(
                    name,
                    resourceType(right.group(1)),
                    prefix + right.group(2),
                    Arrays.stream(right.group(3).split(", "))
                            .map(operation -> AclOperation.valueOf(operation.toUpperCase(Locale.ROOT)))
                            .toList());
        }
    }

    private static ResourceType resourceType(String type) {
        return type.equals("transactionalId")
                ? ResourceType.TRANSACTIONAL_ID
                : ResourceType.valueOf(type.toUpperCase(Locale.ROOT));
    }
}
