package io.chate2ee.identity.settings;

import io.chate2ee.contract.topic.Topics;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The names of the topics, {@code chat.topics.*}. Must be the same in every service of a deployment. */
@ConfigMapping(prefix = "chat.topics")
public interface TopicsSettings {
    /** Put before every topic's name, so that several deployments can share a cluster. */
    Optional<String> prefix();

    /** The topics under their full names. */
    default Topics topics() {
        return new Topics(prefix().orElse(""));
    }
}
