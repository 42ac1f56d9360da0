package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.registry.ClientRegistry;
import io.scimvault.vault.testing.PersonLogin;

/** What the contracts of the registry share. */
interface RegistryBench extends BenchHost {

    default ClientRegistry registry() {
        return bench().scim.registry();
    }

    /** Somebody who has logged in on a mount of its own, as a principal does. */
    default PersonLogin principal() {
        return bench().login(bench().host.mount(), unique("okta"));
    }

    /** The group in which the bench's client is kept. */
    default JsonObject registered() {
        return bench().groupNamed("scim-client:" + bench().hr.name());
    }

    default void assertIllegal(Runnable work, String why) {
        assertThatThrownBy(work::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(why);
    }
}
