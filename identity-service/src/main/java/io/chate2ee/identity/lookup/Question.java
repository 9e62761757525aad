package io.chate2ee.identity.lookup;

import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Uid;
import java.util.List;

/**
 * What a caller asks.
 *
 * @param users in the caller's order, repeated ones included
 * @param groups in the caller's order, repeated ones included
 */
record Question(List<Asked<Uid>> users, List<Asked<Guid>> groups) {
    /** Copies the lists. */
    Question {
        users = List.copyOf(users);
        groups = List.copyOf(groups);
    }

    /**
     * One id.
     *
     * @param written as the caller wrote it, to be echoed
     * @param id as it is looked up
     */
    record Asked<T>(String written, T id) {}

    List<Uid> uids() {
        return users.stream().map(Asked::id).toList();
    }

    List<Guid> guids() {
        return groups.stream().map(Asked::id).toList();
    }
}
