-- When something was last done whose effect may still be to come, or whose doer may not know that he is none any more: a lease was taken
-- over, or the answer to a reset was lost. Virgil cannot fence off a reset, so cloud and records are compared a while after it.
alter table groups add column doubted_at timestamptz;

-- A push of this epoch was sent, its answer is not known, and the hash it names is still the value's: it may yet be carried out.
alter table epochs add column unsettled boolean not null default false;
