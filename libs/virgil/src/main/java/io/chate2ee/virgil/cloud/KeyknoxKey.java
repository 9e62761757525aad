package io.chate2ee.virgil.cloud;

import io.chate2ee.virgil.group.GroupSessionId;

/**
 * Where a Keyknox value is kept, within its owner's space.
 *
 * @param root first part, names the kind of content
 * @param path second part
 * @param key third part
 */
public record KeyknoxKey(String root, String path, String key) {

    /** Root of all group tickets (seen with the real library). */
    public static final String GROUP_SESSIONS = "group-sessions";

    /** Where E3Kit looks for the ticket of an epoch (seen with the real library). */
    public static KeyknoxKey groupTicket(GroupSessionId session, long epoch) {
        return new KeyknoxKey(GROUP_SESSIONS, session.hex(), Long.toString(epoch));
    }
}
