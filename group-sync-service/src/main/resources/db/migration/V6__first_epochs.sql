-- The first epoch that is for a member in one stay, and when that stay began: for another stay the record does not count.
-- Null: nothing was given yet.
alter table members
    add column first_epoch       bigint,
    add column first_epoch_since timestamptz;

-- So far everybody was given everything. A version that does not know these columns goes on doing so; what it grants is settled
-- by the next round of one that does.
update members set first_epoch = 0, first_epoch_since = since where desired;

-- Whose turn it is to be compared with the cloud.
create index groups_by_inspection on groups (inspected_at nulls first) where ended_at is null;
