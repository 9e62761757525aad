package io.chate2ee.contract.event;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of group events of the contract, by their CloudEvents {@code type}. */
public enum GroupEventType {
    /** A group was made. */
    CREATED("chat.group.created"),
    /** Name, type or other properties changed. */
    UPDATED("chat.group.updated"),
    /** A group was deleted. */
    DELETED("chat.group.deleted"),
    /** Members were added by somebody. */
    MEMBER_ADDED("chat.group.member-added"),
    /** Members joined by themselves. */
    MEMBER_JOINED("chat.group.member-joined"),
    /** Members left by themselves. */
    MEMBER_LEFT("chat.group.member-left"),
    /** Members were removed by somebody. */
    MEMBER_KICKED("chat.group.member-kicked"),
    /** Members were removed and barred. */
    MEMBER_BANNED("chat.group.member-banned"),
    /** Users are no longer barred. */
    MEMBER_UNBANNED("chat.group.member-unbanned"),
    /** A member's role changed. */
    MEMBER_SCOPE_CHANGED("chat.group.member-scope-changed"),
    /** The group has another owner. */
    OWNER_TRANSFERRED("chat.group.owner-transferred"),
    /** All members and bans at one moment, or a part of them. */
    SNAPSHOT("chat.group.snapshot"),
    /** An untouched CometChat webhook body. */
    COMETCHAT_WEBHOOK("com.cometchat.webhook");

    private static final Map<String, GroupEventType> BY_TYPE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(GroupEventType::type, Function.identity()));

    private final String type;

    GroupEventType(String type) {
        this.type = type;
    }

    /** The CloudEvents {@code type} attribute. */
    public String type() {
        return type;
    }

    /** The kind with this {@code type} attribute, if the contract knows it. */
    public static Optional<GroupEventType> of(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }
}
