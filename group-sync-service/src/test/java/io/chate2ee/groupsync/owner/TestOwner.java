package io.chate2ee.groupsync.owner;

import io.chate2ee.groupsync.cloud.TestCloud;
import io.chate2ee.groupsync.settings.TestSettings;
import io.chate2ee.groupsync.testing.SchemaThatIsThere;
import io.chate2ee.groupsync.tickets.Vault;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Clock;

/** Opens the room's constructors to tests of other rooms. */
public final class TestOwner {
    private TestOwner() {}

    /** Loads or makes the owner and publishes its card, as a starting replica does. */
    public static Uni<Owner> establish(TestSettings settings, TestCloud cloud, Pool pool, Vault vault) {
        OwnerKeys keys =
                new OwnerKeys(cloud.credentials(), settings.owner(), new OwnerStore(pool), vault, Clock.systemUTC());
        OwnerCard card = new OwnerCard(cloud.cloud(), cloud.credentials());
        return new OwnerKeeper(new SchemaThatIsThere(), keys, card, settings.virgil()).establish();
    }

    /** The key as an operator keeps it. */
    static Uni<byte[]> backup(TestSettings settings, TestCloud cloud, Pool pool, Vault vault) {
        OwnerStore store = new OwnerStore(pool);
        OwnerKeys keys = new OwnerKeys(cloud.credentials(), settings.owner(), store, vault, Clock.systemUTC());
        return new OwnerBackup(store, keys).secret();
    }
}
