package io.chate2ee.identity.lookup;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The answer, in the order of the question, as {@link AnswerWriter} writes it. Clients read the lists by position, so each has exactly one entry for each id
 * asked, an object with the id as its only key.
 *
 * @param userIdentities uid to identity; null in the one case that the identity derived for an unknown user belongs to somebody else
 * @param groupIdentities guid to identity, or null while there is no group to load
 * @param groupOwnerIdentity the identity under whose card groups are loaded
 * @param groupStates guid to state
 */
public record IdentitiesAnswer(
        @Schema(description = "One object per uid asked, in the same order: {\"uid as written\": \"identity\"}")
        List<Map<String, @Nullable String>> userIdentities,

        @Schema(
                description =
                        "One object per guid asked, in the same order: {\"guid as written\": \"identity\" or null}")
        List<Map<String, @Nullable String>> groupIdentities,

        @Schema(description = "The identity that owns all groups")
        String groupOwnerIdentity,

        @Schema(description = "One object per guid asked, in the same order: {\"guid as written\": {state}}")
        List<Map<String, GroupStanding>> groupStates) {
    /** Copies the lists. */
    public IdentitiesAnswer {
        userIdentities = List.copyOf(userIdentities);
        groupIdentities = List.copyOf(groupIdentities);
        groupStates = List.copyOf(groupStates);
    }

    /**
     * How a group stands, seen by the caller.
     *
     * @param state the state's name, {@code unknown} if nothing was announced about the group
     * @param epoch the newest epoch; a client that holds an older one must update before it sends; -1 if there is none
     * @param granted whether the caller can read the newest epoch
     */
    public record GroupStanding(String state, long epoch, boolean granted) {}
}
