-- One row per life of a chat group: a guid that is deleted and made again is another group with another identity.
-- The newest life of a guid is the current one; older lives stay as tombstones so that late events are recognised.
create table groups (
    guid            text        not null,
    life            int         not null check (life >= 1),
    created_at      timestamptz not null, -- the chat's own time of creation, or the first event's where it is not told
    -- How created_at is known: 'seen' from the created event itself, 'told' by another event, 'guessed' from an event's time.
    -- Anything but 'seen' means that members may be missing, as needs_snapshot does.
    creation        text        not null default 'seen' check (creation in ('seen', 'told', 'guessed')),
    ended_at        timestamptz,          -- when the chat deleted it; null while it lives
    needs_snapshot  boolean     not null default false,
    -- The Virgil group's identity: random, new for every life.
    identity        text        not null unique default encode(uuid_send(gen_random_uuid()), 'hex'),

    -- Work to do. The ledger counts change_seq up and sets dirty_since; the applier clears dirty_since if the count stood still.
    change_seq      bigint      not null default 0,
    dirty_since     timestamptz,
    urgent          boolean     not null default false, -- a removal or deletion: the round does not settle first
    attempts        int         not null default 0,
    next_attempt_at timestamptz,

    -- What the applier has achieved.
    state           text        not null default 'creating',
    park_reason     text,
    identity_shown  boolean     not null default false, -- epoch 0 was complete once: the identity may be announced
    version         bigint      not null default 0,     -- of the last announcement; grows over all lives of the guid
    announced       text,                               -- the last announcement without its version
    verify_at       timestamptz,                        -- when the cloud is to be compared with this database again

    -- Who works on it. Every write of a worker is conditional on lease_token.
    lease_holder    text,
    lease_until     timestamptz,
    lease_token     bigint      not null default 0,

    primary key (guid, life)
);

create index groups_due on groups (dirty_since) where dirty_since is not null;
create index groups_to_verify on groups (verify_at) where verify_at is not null;

-- What membership should be, written by the ledger from events. Rows of members who are out stay: their times decide
-- whether a late event is older than what is known.
create table members (
    guid             text        not null,
    life             int         not null,
    uid              text        not null,
    desired          boolean     not null,
    effective_at     timestamptz not null, -- of the last decisive event
    source_partition int         not null, -- where that event was read
    source_offset    bigint      not null,
    since            timestamptz not null, -- of the present stay: who waits for a place waits in this order
    cause            text        not null, -- id of the decisive event, for the membership log
    announced        text        not null default 'none', -- none, waiting, granted, revoked: the last line in the log
    primary key (guid, life, uid),
    foreign key (guid, life) references groups (guid, life)
);

create index members_of_user on members (uid) where desired;

-- Our copy of e2ee.users.
create table users (
    uid       text    primary key,
    identity  text    not null,
    version   bigint  not null,
    forgotten boolean not null
);

create index users_by_identity on users (identity);

-- What the last look-up of an identity's card found. No row: never looked up. No card_id: no card that can be used.
create table cards (
    identity     text        primary key,
    card_id      text,
    public_key   bytea,
    problem      text, -- why a card that exists cannot be used
    looked_up_at timestamptz not null
);

create index cards_by_age on cards (looked_up_at);

-- Look-ups asked for by logins: 1, 3, 10 and 30 seconds after the login of somebody who waits.
create table card_lookups (
    uid       text        primary key,
    attempt   int         not null default 0,
    logged_in timestamptz not null,
    due_at    timestamptz not null
);

create index card_lookups_due on card_lookups (due_at);

-- Epoch keys, encrypted under owner.key-encryption-key before the first push.
create table epochs (
    guid   text    not null,
    life   int     not null,
    epoch  bigint  not null,
    ticket bytea   not null,
    hash   text,                            -- of the last answer, for the compare-and-set of the next push
    pushed boolean not null default false,  -- the cloud is known to hold it
    primary key (guid, life, epoch),
    foreign key (guid, life) references groups (guid, life)
);

-- Who has, or may have, copies in the cloud. A row is written before the first push and removed after the last reset.
create table holders (
    guid      text     not null,
    life      int      not null,
    identity  text     not null,
    uid       text,               -- null if somebody unknown to us was found in the cloud
    card_id   text     not null,  -- the card that the copies are encrypted to
    confirmed bigint[] not null default '{}', -- epochs that the cloud answered for
    attempted bigint[] not null default '{}', -- epochs of calls whose answer is not known
    primary key (guid, life, identity),
    foreign key (guid, life) references groups (guid, life)
);

-- Announcements that are true and not yet on their topic; sent in order of id.
create table outbox (
    id         bigint generated always as identity primary key,
    topic      text        not null, -- without the deployment's prefix
    key        text        not null,
    value      bytea       not null,
    created_at timestamptz not null default clock_timestamp()
);

-- The owner's key and card: at most one row. The key is null if it comes from the setting owner.key.
create table owner_key (
    only_row      boolean primary key default true check (only_row),
    identity      text    not null,
    public_key    bytea   not null,
    encrypted_key bytea,
    card          text    not null  -- the signed card, published exactly like this
);
