package io.scimvault.vault.store;

import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.VaultScim;
import io.scimvault.vault.client.ScimClient;
import java.util.Optional;

/** An operation that is cut and repeated, in a world of its own. */
interface CutOperation {

    ScimClient client(CutWorld world);

    /** Makes what must be there before. */
    void prepare(CutWorld world);

    void act(ClientAccess access);

    /** The same for what is no operation of a client's. */
    default void act(VaultScim scim, ScimClient client) {
        act(scim.as(client));
    }

    /** What must hold at any moment, as the client sees it. */
    void assertNothingHalfMadeIsVisible(CutWorld world);

    /** The refusal that a repetition may get since the operation is done; 200 where it must succeed. */
    int repeatedStatus();

    /** What must hold once a repetition said that it is done. */
    void assertDone(CutWorld world);

    /** The name under which the person may log in meanwhile, as the user will have it; nothing where no login matters. */
    default Optional<String> loginName() {
        return Optional.empty();
    }

    /**
     * What must hold in the end where the person has logged in meanwhile.
     *
     * @param told whether the client was told that it is done
     */
    default void assertSettled(CutWorld world, boolean told) {
        assertDone(world);
    }

    /** The user whom the operation removes for good; nothing where nobody's entity may ever vanish. */
    default Optional<String> removed() {
        return Optional.empty();
    }
}
