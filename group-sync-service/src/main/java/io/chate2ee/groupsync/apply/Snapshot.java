package io.chate2ee.groupsync.apply;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.groupsync.plan.GroupView;
import java.util.List;

/**
 * What the database says about a group at one moment.
 *
 * @param view for the planner
 * @param changeSeq the ledger's change count at that moment
 * @param toLookUp identities of members who are to be given something and whose card was not looked up lately
 * @param othersUnknown whether the view leaves members out whose cards were never looked up
 */
record Snapshot(GroupView view, long changeSeq, List<Identity> toLookUp, boolean othersUnknown) {
    /** Copies the list. */
    Snapshot {
        toLookUp = List.copyOf(toLookUp);
    }
}
