-- Which secret the derived identities of this database follow from; one row.
CREATE TABLE derivation_secret (
    only_row    boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
    fingerprint text        NOT NULL,
    stored_at   timestamptz NOT NULL DEFAULT now()
);

-- uid to identity, one to one in both directions.
CREATE TABLE chat_user (
    uid        text COLLATE "C" PRIMARY KEY CHECK (uid ~ '^[A-Za-z0-9_-]{1,100}$'),
    identity   text COLLATE "C" NOT NULL UNIQUE CHECK (identity ~ '^[A-Za-z0-9_-]{11,100}$'),
    source     text             NOT NULL CHECK (source IN ('derived', 'imported')),
    version    bigint           NOT NULL CHECK (version > 0),
    forgotten  boolean          NOT NULL DEFAULT false,
    first_seen timestamptz      NOT NULL,
    last_seen  timestamptz      NOT NULL
);

-- Changes of chat_user that are not yet confirmed to be on the users topic, oldest first. Written in the statement that
-- makes the change, so that there is never one without the other.
CREATE TABLE user_outbox (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uid       text    NOT NULL,
    identity  text    NOT NULL,
    source    text    NOT NULL,
    version   bigint  NOT NULL,
    forgotten boolean NOT NULL
);

-- The newest announcement about each group; a copy of the groups topic.
CREATE TABLE chat_group (
    guid         text COLLATE "C" PRIMARY KEY,
    life         integer NOT NULL,
    version      bigint  NOT NULL,
    identity     text COLLATE "C" UNIQUE,
    state        text    NOT NULL,
    newest_epoch bigint  NOT NULL,
    granted      text[]  NOT NULL,
    waiting      integer NOT NULL
);
