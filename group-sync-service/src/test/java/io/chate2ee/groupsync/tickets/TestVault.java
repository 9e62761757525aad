package io.chate2ee.groupsync.tickets;

import io.chate2ee.groupsync.settings.OwnerSettings;

/** Opens the room's constructors to tests of other rooms. */
public final class TestVault {
    private TestVault() {}

    public static Vault vault(OwnerSettings settings) {
        return new Vault(settings);
    }

    public static TicketVault tickets(Vault vault) {
        return new TicketVault(vault);
    }
}
