package io.chate2ee.groupsync.rebuild;

import io.chate2ee.groupsync.testing.Surroundings;
import java.util.List;

/** All tables as they were at one moment, to be put back later. */
final class Backup {
    /** Those that others refer to first. */
    private static final List<String> TABLES =
            List.of("groups", "members", "users", "cards", "epochs", "holders", "outbox", "owner_key");

    private final Surroundings surroundings;

    private Backup(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    static Backup of(Surroundings surroundings) {
        surroundings.sql("drop schema if exists backup cascade");
        surroundings.sql("create schema backup");
        TABLES.forEach(table -> surroundings.sql("create table backup.%1$s as table %1$s".formatted(table)));
        return new Backup(surroundings);
    }

    void restore() {
        surroundings.sql("truncate " + String.join(", ", TABLES));
        TABLES.forEach(table -> surroundings.sql(
                "insert into %1$s overriding system value select * from backup.%1$s".formatted(table)));
    }
}
