package io.chate2ee.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;

/**
 * The rights on Kafka that {@code deploy/kubernetes} gives a user: whether these are enough shows only with a broker that asks.
 *
 * @param rights type, name and operations of each, as the manifest has them
 */
public record KafkaRights(List<MatchResult> rights) {
    private static final Path USERS = Path.of("deploy", "kubernetes", "kafka", "users.yaml");
    private static final Pattern RIGHT =
            Pattern.compile("type: (\\w+)\\s+name: (\\S+)\\s+patternType: literal\\s+operations: \\[([^]]+)]");
    private static final Pattern RESOURCE = Pattern.compile("- resource:");

    /**
     * Those of one user.
     *
     * @param user the name of a {@code KafkaUser}
     * @throws IllegalStateException if there is none, or if it has rights that are written in another way
     */
    public static KafkaRights of(String user) {
        String own = Arrays.stream(manifest().split("\n---\n"))
                .filter(each -> each.contains("  name: " + user + "\n"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(USERS + " has no " + user));
        List<MatchResult> rights = RIGHT.matcher(own).results().toList();
        if (rights.size() != RESOURCE.matcher(own).results().count()) {
            throw new IllegalStateException("Rights of " + user + " are not of the usual form");
        }
        return new KafkaRights(rights);
    }

    /**
     * Gives them to whoever shows a certificate for the name.
     *
     * @param prefix of the topics' names
     */
    public void giveTo(String name, LocalKafka kafka, String prefix) {
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

    private static String manifest() {
        try {
            return Files.readString(Checkout.find().root().resolve(USERS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
