-- Bans, snapshots and webhooks. A version that does not know these columns goes on beside one that does.

-- Effective time of the last event after which members cannot be known from events alone, and when the read of the newest
-- snapshot began. needs_snapshot is true while the doubt is not older than the snapshot.
alter table groups
    add column members_doubted_at timestamptz,
    add column snapshot_at        timestamptz;

-- Beside where a member stands, whether it may be in: two questions that are answered by different events.
alter table members
    add column withheld         boolean not null default false, -- in by its last event, but held or barred: not desired
    add column held_until       timestamptz,                    -- an admission soon after a removal waits until then
    add column barred           boolean not null default false,
    add column barred_at        timestamptz,                    -- effective time of the last ban or unban
    add column barred_partition int,                            -- where that was read; -1 for a snapshot
    add column barred_offset    bigint;

create index members_held on members (held_until) where held_until is not null;
create index members_barred on members (guid, life) where barred or withheld;

-- Webhooks carry no id. One with the same body within two minutes is the same one, sent again.
create table webhook_deliveries (
    guid    text        not null,
    hash    text        not null,
    seen_at timestamptz not null, -- effective time of the delivery that counted
    kept_at timestamptz not null default clock_timestamp(),
    primary key (guid, hash)
);

create index webhook_deliveries_by_age on webhook_deliveries (kept_at);

-- Parts of snapshots of which others have not come yet.
create table snapshot_parts (
    guid             text        not null,
    snapshot         text        not null,
    began_at         timestamptz not null,
    group_created_at timestamptz not null,
    parts            int         not null,
    part             int         not null,
    members          text[]      not null,
    banned           text[]      not null,
    kept_at          timestamptz not null default clock_timestamp(),
    primary key (guid, snapshot, began_at, group_created_at, parts, part)
);
