package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.resource.User;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.testing.AuthMount;
import io.scimvault.vault.testing.PersonLogin;
import java.util.List;

/** People and groups that nobody asked the library to touch. */
final class CutBystanders {
    private final StoreBench bench;
    private final AuthMount foreign;
    private final String adminsEntity;
    private final String adminsGroup;
    private final String colleague;
    private final PersonLogin person;
    private final String othersUser;
    private final String before;

    CutBystanders(StoreHost host, List<AuthMount> mounts) {
        bench = new StoreBench(host);
        foreign = mounts.get(mounts.size() - 1);
        adminsEntity = bench.make(
                "identity/entity",
                "{'name':'" + unique("root") + "','policies':['admins'],'metadata':{'team':'core'}}");
        adminsGroup = bench.make(
                "identity/group",
                "{'name':'" + unique("admins") + "','policies':['admins'],'member_entity_ids':'" + adminsEntity + "'}");
        colleague = bench.make("identity/entity", "{'name':'" + unique("colleague") + "'}");
        person = bench.login(mounts.get(0), unique("passer-by"));
        othersUser = bench.as(ScimClient.named(unique("other"))
                        .aliasMount(mounts.get(1).accessor()))
                .users()
                .create(User.of(unique("other-user")).build())
                .id()
                .orElseThrow();
        before = now();
    }

    private String now() {
        return String.join(
                "\n",
                bench.entity(adminsEntity).toString(),
                bench.group(adminsGroup).toString(),
                bench.entity(person.entityId()).toString(),
                bench.entity(othersUser).toString());
    }

    void assertUntouched() {
        assertThat(now()).isEqualTo(before);
        assertThat(bench.lookupSelf(person.token())).contains(person.entityId());
    }

    /** An entity that no client owns, for admins to put into groups. */
    String colleague() {
        return colleague;
    }

    /** A mount on which no client of the library's has users. */
    AuthMount foreign() {
        return foreign;
    }
}
