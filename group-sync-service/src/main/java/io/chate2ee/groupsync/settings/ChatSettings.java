package io.chate2ee.groupsync.settings;

import io.chate2ee.contract.id.IdCase;
import io.chate2ee.contract.topic.Topics;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.util.Optional;

/** What all services of a deployment must be told alike. */
@ConfigMapping(prefix = "chat")
public interface ChatSettings {
    /** Names of topics. */
    Naming topics();

    /** Ids of users and groups. */
    Ids uid();

    /** How topics are named. */
    interface Naming {
        /** Put before every topic's name; empty by default. */
        Optional<String> prefix();

        /** The topics of this deployment. */
        default Topics names() {
            return new Topics(prefix().orElse(""));
        }
    }

    /** How ids are read. */
    interface Ids {
        /** Whether ids that differ only in case are the same. */
        @WithDefault("lower")
        @WithName("case")
        IdCase idCase();
    }
}
