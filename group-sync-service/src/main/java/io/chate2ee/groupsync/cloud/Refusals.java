package io.chate2ee.groupsync.cloud;

import io.chate2ee.virgil.CardExistsException;
import io.chate2ee.virgil.CloudException;
import io.chate2ee.virgil.ForbiddenException;
import io.chate2ee.virgil.MetaTooLargeException;
import io.chate2ee.virgil.NotFoundException;
import io.chate2ee.virgil.OtherCloudException;

/** Tells what the cloud refuses of one group from what concerns all of them. */
public final class Refusals {
    private Refusals() {}

    /** Whether asking about another group can have another answer, and asking again about this one cannot. */
    public static boolean concernOneGroup(CloudException refusal) {
        return refusal instanceof ForbiddenException
                || refusal instanceof NotFoundException
                || refusal instanceof MetaTooLargeException
                || refusal instanceof CardExistsException
                || refusal instanceof OtherCloudException;
    }
}
