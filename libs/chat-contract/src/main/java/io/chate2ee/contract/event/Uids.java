package io.chate2ee.contract.event;

import io.chate2ee.contract.id.IdCase;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.json.InvalidJsonException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Users as events list them: each once, in order, and not too many. */
final class Uids {
    private Uids() {}

    /**
     * Reads a list.
     *
     * @param field its name, for the error
     * @throws InvalidJsonException if there are more than {@link GroupEvents#MAX_MEMBERS}
     */
    static List<Uid> parse(String field, Collection<String> texts, IdCase idCase) {
        if (texts.size() > GroupEvents.MAX_MEMBERS) {
            throw new InvalidJsonException(
                    "field '" + field + "' has " + texts.size() + " entries, more than " + GroupEvents.MAX_MEMBERS);
        }
        if (texts.size() == 1) {
            return List.of(Uid.parse(texts.iterator().next(), idCase));
        }
        Set<Uid> uids = new LinkedHashSet<>();
        texts.forEach(text -> uids.add(Uid.parse(text, idCase)));
        return List.copyOf(uids);
    }

    /** As {@link #parse}, for a list that must name somebody. */
    static List<Uid> parseSome(String field, Collection<String> texts, IdCase idCase) {
        List<Uid> uids = parse(field, texts, idCase);
        if (uids.isEmpty()) {
            throw new InvalidJsonException("field '" + field + "' is missing or empty");
        }
        return uids;
    }

    /** One user before the others, all once. */
    static List<Uid> with(Uid first, List<Uid> others) {
        Set<Uid> uids = new LinkedHashSet<>();
        uids.add(first);
        uids.addAll(others);
        return List.copyOf(uids);
    }
}
