package io.chate2ee.groupsync.roles;

import io.chate2ee.groupsync.announce.OutboxPublisher;
import io.chate2ee.groupsync.apply.Reconciler;
import io.chate2ee.groupsync.cloud.AppKeyWatch;
import io.chate2ee.groupsync.intake.Intake;
import io.chate2ee.groupsync.ledger.LedgerUpkeep;
import io.chate2ee.groupsync.operate.Outstanding;
import io.chate2ee.groupsync.owner.OwnerKeeper;
import io.chate2ee.groupsync.schema.FlywaySchema;
import io.chate2ee.groupsync.settings.RolesSettings;
import io.chate2ee.http.start.Launch;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Everything that needs the database and the owner's key. */
@Singleton
class SyncRole {
    private final RolesSettings roles;
    private final Launch launch;
    private final Instance<FlywaySchema> schema;
    private final Instance<AppKeyWatch> appKey;
    private final Instance<OwnerKeeper> owner;
    private final Instance<Reconciler> reconciler;
    private final Instance<OutboxPublisher> outbox;
    private final Instance<Intake> intake;
    private final Instance<LedgerUpkeep> upkeep;
    private final Instance<Outstanding> outstanding;

    @Inject
    SyncRole(
            RolesSettings roles,
            Launch launch,
            Instance<FlywaySchema> schema,
            Instance<AppKeyWatch> appKey,
            Instance<OwnerKeeper> owner,
            Instance<Reconciler> reconciler,
            Instance<OutboxPublisher> outbox,
            Instance<Intake> intake,
            Instance<LedgerUpkeep> upkeep,
            Instance<Outstanding> outstanding) {
        this.roles = roles;
        this.launch = launch;
        this.schema = schema;
        this.appKey = appKey;
        this.owner = owner;
        this.reconciler = reconciler;
        this.outbox = outbox;
        this.intake = intake;
        this.upkeep = upkeep;
        this.outstanding = outstanding;
    }

    void onStart(@Observes StartupEvent event) {
        if (roles.sync() && launch.serves()) {
            start();
        }
    }

    /** All is made, and so all settings are checked, before anything is tried. */
    private void start() {
        AppKeyWatch key = appKey.get();
        OwnerKeeper keeper = owner.get();
        Reconciler rounds = reconciler.get();
        OutboxPublisher announcements = outbox.get();
        Intake events = intake.get();
        LedgerUpkeep ledger = upkeep.get();
        Outstanding measures = outstanding.get();
        schema.get().start();
        key.start();
        keeper.start();
        rounds.start();
        announcements.start();
        events.start();
        ledger.start();
        measures.start();
    }
}
