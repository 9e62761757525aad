package io.chate2ee.identity.lookup;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.identity.cache.KnownGroup;
import io.chate2ee.identity.cache.KnownUser;
import io.chate2ee.identity.lookup.Question.Asked;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes an answer in the order and the spelling of the question. The text is put together here, as {@link IdentitiesAnswer} describes
 * it: ids, identities and names of states have nothing in them that JSON would escape, and binding them would cost more than finding
 * them did.
 */
final class AnswerWriter {
    private static final int TEXT_OF_A_USER = 64;
    private static final int TEXT_OF_A_GROUP = 192;

    private final StringBuilder text;

    private AnswerWriter(int size) {
        this.text = new StringBuilder(size);
    }

    /**
     * The whole body.
     *
     * @param users one for each user asked for, in that order
     * @param groups one for each group asked for, in that order, as the caller may see it
     * @param caller whom the groups are shown to
     * @param owner who owns all groups
     */
    static byte[] write(
            Question question, List<KnownUser> users, List<KnownGroup> groups, GroupsForCaller caller, Identity owner) {
        return new AnswerWriter(256 + TEXT_OF_A_USER * question.users().size() + TEXT_OF_A_GROUP * groups.size())
                .body(question, users, groups, caller, owner);
    }

    private byte[] body(
            Question question, List<KnownUser> users, List<KnownGroup> groups, GroupsForCaller caller, Identity owner) {
        text.append("{\"data\":{\"userIdentities\":[");
        for (int i = 0; i < question.users().size(); i++) {
            open(question.users(), i);
            value(users.get(i).identity());
            text.append('}');
        }
        text.append("],\"groupIdentities\":[");
        for (int i = 0; i < groups.size(); i++) {
            open(question.groups(), i);
            value(groups.get(i).identity());
            text.append('}');
        }
        text.append("],\"groupOwnerIdentity\":");
        value(owner);
        text.append(",\"groupStates\":[");
        for (int i = 0; i < groups.size(); i++) {
            open(question.groups(), i);
            standing(groups.get(i), caller.isGranted(groups.get(i)));
            text.append('}');
        }
        text.append("]}}");
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private void open(List<? extends Asked<?>> asked, int place) {
        text.append(place == 0 ? "{\"" : ",{\"")
                .append(asked.get(place).written())
                .append("\":");
    }

    private void value(@Nullable Identity identity) {
        if (identity == null) {
            text.append("null");
        } else {
            text.append('"').append(identity.value()).append('"');
        }
    }

    private void standing(KnownGroup group, boolean granted) {
        text.append("{\"state\":\"").append(group.stateName()).append("\",\"epoch\":");
        text.append(group.epoch()).append(",\"granted\":").append(granted).append('}');
    }
}
