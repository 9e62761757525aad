-- When the cloud was last compared with the ledger in the group's turn; null: never.
alter table groups add column inspected_at timestamptz;

-- A row here, and no replica begins anything: an operator wants rest.
create table resting (
    only_row boolean     primary key default true check (only_row),
    since    timestamptz not null default clock_timestamp()
);
