-- When the first identity from elsewhere was imported. From then on an unknown user's identity does not follow from the uid alone.
ALTER TABLE registry_state ADD COLUMN imported_since timestamptz;
UPDATE registry_state SET imported_since = now() WHERE EXISTS (SELECT 1 FROM chat_user WHERE source = 'imported');

-- How far the newest import has come, so that one that was interrupted goes on where it was; one row.
CREATE TABLE import_run (
    only_row       boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    digest         text    NOT NULL,
    replacing      boolean NOT NULL,
    merged_through bigint  NOT NULL DEFAULT 0,
    added          bigint  NOT NULL DEFAULT 0,
    replaced       bigint  NOT NULL DEFAULT 0,
    unchanged      bigint  NOT NULL DEFAULT 0,
    finished       boolean NOT NULL DEFAULT false
);

-- What that import refused.
CREATE TABLE import_refusal (
    line   bigint PRIMARY KEY,
    uid    text   NOT NULL,
    reason text   NOT NULL
);
