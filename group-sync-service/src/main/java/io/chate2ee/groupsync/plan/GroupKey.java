package io.chate2ee.groupsync.plan;

import io.chate2ee.contract.id.Guid;

/**
 * One life of a chat group.
 *
 * @param guid the chat group
 * @param life from 1
 */
public record GroupKey(Guid guid, int life) {
    @Override
    public String toString() {
        return guid + "/" + life;
    }
}
