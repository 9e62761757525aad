package io.chate2ee.groupsync.ledger;

import io.chate2ee.contract.id.Guid;

/** A life's draft and whose it is. */
record StoredDraft(Guid guid, LifeDraft draft) {}
