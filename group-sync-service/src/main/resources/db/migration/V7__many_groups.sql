-- What is looked for every few seconds must not be looked for among all groups, cards or announcements.

-- Cards of members who wait for one; those of the others are found by cards_by_age.
create index cards_missing on cards (looked_up_at) where card_id is null;

-- Whose turn it is to be compared with the cloud: who never was, from when the group was made.
create index groups_by_turn on groups (coalesce(inspected_at, created_at)) where ended_at is null;

-- Groups whose members are in doubt.
create index groups_wanting_snapshot on groups (guid) where ended_at is null and (needs_snapshot or creation <> 'seen');

-- Announcements are sent for each topic by itself.
create index outbox_by_topic on outbox (topic, id);
