package io.chate2ee.contract.event;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of group events of the contract, by their CloudEvents {@code type}. */
public enum GroupEventType {
    /** A group was made. */
    CREATED("chat.group.created", true),
    /** A group was deleted. */
    DELETED("chat.group.deleted", true),
    /** Members were added by somebody. */
    MEMBER_ADDED("chat.group.member-added", true),
    /** Members joined by themselves. */
    MEMBER_JOINED("chat.group.member-joined", true),
    /** Members left by themselves. */
    MEMBER_LEFT("chat.group.member-left", true),
    /** Members were removed by somebody. */
    MEMBER_KICKED("chat.group.member-kicked", true),
    /** Name, type or other properties changed. */
    UPDATED("chat.group.updated", false),
    /** Members were removed and barred. */
    MEMBER_BANNED("chat.group.member-banned", false),
    /** Members are no longer barred. */
    MEMBER_UNBANNED("chat.group.member-unbanned", false),
    /** A member's role changed. */
    MEMBER_SCOPE_CHANGED("chat.group.member-scope-changed", false),
    /** The group has another owner. */
    OWNER_TRANSFERRED("chat.group.owner-transferred", false),
    /** All members and bans at one moment. */
    SNAPSHOT("chat.group.snapshot", false),
    /** An untouched CometChat webhook body. */
    COMETCHAT_WEBHOOK("com.cometchat.webhook", false);

    private final String type;
    private final boolean supported;

    GroupEventType(String type, boolean supported) {
        this.type = type;
        this.supported = supported;
    }

    /** The CloudEvents {@code type} attribute. */
    public String type() {
        return type;
    }

    /** Whether this version acts on it; the others are rejected visibly, never ignored. */
    public boolean supported() {
        return supported;
    }

    /** The kind with this {@code type} attribute, if the contract knows it. */
    public static Optional<GroupEventType> of(String type) {
        return Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst();
    }
}
