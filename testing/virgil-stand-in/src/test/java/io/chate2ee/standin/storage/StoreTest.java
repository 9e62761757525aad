package io.chate2ee.standin.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {

    private static final Key KEY = Key.of("app", "alice");
    private static final JsonObject VALUE = new JsonObject().put("name", "value");

    private final Path directory;

    StoreTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void whatATransactionWroteIsThereAfterARestart() {
        try (var store = Store.inDirectory(directory)) {
            put(store, KEY);
        }

        try (var store = Store.inDirectory(directory)) {
            var table = store.table("t");
            assertThat(store.transaction(() -> table.get(KEY))).hasValue(VALUE);
        }
    }

    @Test
    void aTransactionThatThrowsLeavesNothingBehind() {
        try (var store = Store.inMemory()) {
            put(store, KEY);
            var table = store.table("t");

            assertThatThrownBy(() -> store.transaction(() -> {
                        table.put(Key.of("app", "bob"), VALUE);
                        table.remove(KEY);
                        throw new IllegalStateException("half way");
                    }))
                    .hasMessage("half way");

            assertThat(store.transaction(() -> table.under(Key.of("app"))))
                    .containsExactly(new Table.Entry(KEY, VALUE));
        }
    }

    @Test
    void theVeryFirstTransactionMayThrow() {
        try (var store = Store.inMemory()) {
            var table = store.table("t");

            assertThatThrownBy(() -> store.transaction(() -> {
                        throw new IllegalStateException("at once");
                    }))
                    .hasMessage("at once");

            put(store, KEY);
            assertThat(store.transaction(() -> table.get(KEY))).hasValue(VALUE);
            assertThat(store.transaction(store::nextNumber)).isEqualTo(1);
        }
    }

    @Test
    void aTableIsNotOpenedInsideATransaction() {
        try (var store = Store.inMemory()) {
            assertThatThrownBy(() -> store.transaction(() -> store.table("t")))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void numbersGrowOverRestarts() {
        long before;
        try (var store = Store.inDirectory(directory)) {
            store.transaction(store::nextNumber);
            before = store.transaction(store::nextNumber);
        }

        try (var store = Store.inDirectory(directory)) {
            assertThat(store.transaction(store::nextNumber)).isEqualTo(before + 1);
        }
    }

    @Test
    void partsOfKeysDoNotRunIntoEachOther() {
        try (var store = Store.inMemory()) {
            put(store, Key.of("a", "b/c"));
            put(store, Key.of("a", "b", "c"));
            put(store, Key.of("a", "bb"));
            put(store, Key.of("a", ""));
            put(store, Key.of("a"));
            var table = store.table("t");

            assertThat(store.transaction(() -> table.under(Key.of("a", "b"))))
                    .extracting(Table.Entry::key)
                    .containsExactly(Key.of("a", "b", "c"));
            assertThat(store.transaction(() -> table.under(Key.of("a"))))
                    .extracting(Table.Entry::key)
                    .contains(Key.of("a", "b/c"), Key.of("a", ""))
                    .hasSize(4);
        }
    }

    @Test
    void aDirectoryInUseIsRefusedInOneLine() {
        try (var store = Store.inDirectory(directory)) {
            put(store, KEY);

            assertThatThrownBy(() -> Store.inDirectory(directory))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("in use")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void aDamagedFileIsRefused() throws IOException {
        Files.writeString(directory.resolve("virgil-stand-in.mv"), "nonsense".repeat(2000));

        assertThatThrownBy(() -> Store.inDirectory(directory)).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void aPathThatIsAFileIsRefused() throws IOException {
        var file = Files.writeString(directory.resolve("file"), "");

        assertThatThrownBy(() -> Store.inDirectory(file)).isInstanceOf(StoreUnavailableException.class);
    }

    private static void put(Store store, Key key) {
        var table = store.table("t");
        store.transaction(() -> {
            table.put(key, VALUE);
            return key;
        });
    }
}
