package io.chate2ee.identity.lookup;

import static java.util.Collections.singletonMap;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.identity.lookup.Question.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lays out an answer in the order and the spelling of the question. */
final class AnswerWriter {
    private AnswerWriter() {}

    static IdentitiesAnswer write(
            Question question, Function<Uid, @Nullable Identity> users, GroupsForCaller groups, Identity owner) {
        return new IdentitiesAnswer(
                each(question.users(), uid -> text(users.apply(uid))),
                each(question.groups(), groups::identity),
                owner.value(),
                each(question.groups(), groups::standing));
    }

    private static @Nullable String text(@Nullable Identity identity) {
        return identity == null ? null : identity.value();
    }

    private static <T, V extends @Nullable Object> List<Map<String, V>> each(
            List<Asked<T>> asked, Function<T, V> answer) {
        List<Map<String, V>> entries = new ArrayList<>(asked.size());
        for (Asked<T> one : asked) {
            entries.add(singletonMap(one.written(), answer.apply(one.id())));
        }
        return entries;
    }
}
