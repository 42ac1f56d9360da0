package io.scimvault.vault.store;

import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.client.ScimClient;

/** An operation that is cut and repeated, in a world of its own. */
interface CutOperation {

    ScimClient client(CutWorld world);

    /** Makes what must be there before. */
    void prepare(CutWorld world);

    void act(ClientAccess access);

    /** What must hold at any moment, as the client sees it. */
    void assertNothingHalfMadeIsVisible(CutWorld world);

    /** The refusal that a repetition may get since the operation is done; 0 where it must succeed. */
    int repeatedStatus();

    /** What must hold once a repetition said that it is done. */
    void assertDone(CutWorld world);
}
