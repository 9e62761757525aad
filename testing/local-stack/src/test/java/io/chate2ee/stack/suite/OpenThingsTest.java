package io.chate2ee.stack.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenThingsTest {
    private final List<String> closed = new ArrayList<>();
    private final OpenThings open = new OpenThings();

    @Test
    void theLastOneOpenedIsClosedFirst() {
        open.add(thing("database"));
        open.add(thing("service"));

        open.close();

        assertThat(closed).containsExactly("service", "database");
    }

    @Test
    void closingTwiceClosesOnce() {
        open.add(thing("database"));

        open.close();
        open.close();

        assertThat(closed).containsExactly("database");
    }

    @Test
    void whatComesTooLateIsClosedAtOnce() {
        open.close();

        assertThatThrownBy(() -> open.add(thing("late"))).hasMessage("Stopped while starting");
        assertThat(closed).containsExactly("late");
    }

    @Test
    void oneThatFailsToCloseDoesNotKeepTheOthersOpen() {
        open.add(thing("database"));
        open.add(() -> {
            throw new IllegalArgumentException("stuck");
        });

        assertThatThrownBy(open::close)
                .hasMessage("Not everything could be stopped")
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
        assertThat(closed).containsExactly("database");
    }

    private AutoCloseable thing(String name) {
        return () -> closed.add(name);
    }
}
