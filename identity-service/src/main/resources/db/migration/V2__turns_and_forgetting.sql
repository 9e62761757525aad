-- How a user became known: by asking for the own identity, by a log-in event, or by an import. The first two have the derived identity.
ALTER TABLE chat_user DROP CONSTRAINT chat_user_source_check;
ALTER TABLE chat_user ADD CONSTRAINT chat_user_source_check CHECK (source IN ('derived', 'login', 'imported'));

-- When a user was forgotten. The row stays for a while, so that rights can still be revoked.
ALTER TABLE chat_user ADD COLUMN forgotten_at timestamptz;
UPDATE chat_user SET forgotten_at = now() WHERE forgotten;
ALTER TABLE chat_user ADD CONSTRAINT chat_user_forgotten_check CHECK (forgotten = (forgotten_at IS NOT NULL));
CREATE INDEX chat_user_forgotten ON chat_user (forgotten_at) WHERE forgotten;

-- Whom to have in memory first.
CREATE INDEX chat_user_newest ON chat_user (last_seen DESC);

-- A change without an identity is a tombstone: the row is gone.
ALTER TABLE user_outbox ALTER COLUMN identity DROP NOT NULL;
ALTER TABLE user_outbox ALTER COLUMN source DROP NOT NULL;
ALTER TABLE user_outbox ADD CONSTRAINT user_outbox_tombstone_check
    CHECK ((identity IS NULL) = (source IS NULL) AND (identity IS NOT NULL OR forgotten));

-- Whose turn it is to send what is in the outbox; its lock is the turn. One row.
CREATE TABLE outbox_turn (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    holder   text
);
INSERT INTO outbox_turn DEFAULT VALUES;

-- When chat_user was read from the users topic; null until a new database has been. One row.
CREATE TABLE registry_state (
    only_row      boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    users_read_at timestamptz
);
INSERT INTO registry_state (users_read_at) SELECT CASE WHEN EXISTS (SELECT 1 FROM chat_user) THEN now() END;

-- Members who wait, as far as the announcement names them.
ALTER TABLE chat_group ADD COLUMN waiting_members text[] NOT NULL DEFAULT '{}';
