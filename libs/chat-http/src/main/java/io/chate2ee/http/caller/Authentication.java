package io.chate2ee.http.caller;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Asks the authenticators that are switched on, in their configured order; the first that finds its credential decides. */
public class Authentication {
    private final List<Authenticator> inOrder;

    /**
     * Takes the authenticators that are on.
     *
     * @param inOrder the first to find its kind of credential decides, whatever it finds
     */
    public Authentication(List<Authenticator> inOrder) {
        this.inOrder = List.copyOf(inOrder);
    }

    /** Whether nobody can ever be let in, by the operator's own word. */
    public boolean isOff() {
        return inOrder.isEmpty();
    }

    /** The first verdict that is not {@link Verdict.Absent}, or Absent if there is none. */
    public Uni<Verdict> authenticate(RequestHeaders headers) {
        return ask(0, headers);
    }

    private Uni<Verdict> ask(int position, RequestHeaders headers) {
        if (position == inOrder.size()) {
            return Uni.createFrom().item(new Verdict.Absent());
        }
        return inOrder.get(position)
                .authenticate(headers)
                .chain(verdict -> verdict instanceof Verdict.Absent
                        ? ask(position + 1, headers)
                        : Uni.createFrom().item(verdict));
    }
}
