package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.protocol.RawRequest;
import io.scimvault.scim.protocol.RawResponse;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.client.Adoption;
import io.scimvault.vault.client.Leaving;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.testing.AuthMount;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every operation with the calls that it may cost at most, counted and printed as a table. */
interface BudgetTable extends BenchHost {

    /** What was counted. */
    final class Rows {
        private final StoreBench bench;
        private final List<String> rows = new ArrayList<>();
        private final List<String> over = new ArrayList<>();

        Rows(StoreBench bench) {
            this.bench = bench;
        }

        void count(String operation, int budget, Runnable work) {
            bench.calls.drain();
            work.run();
            int calls = bench.calls.drain().size();
            String row = String.format(Locale.ROOT, "%-52s %6d %6d", operation, budget, calls);
            rows.add(row);
            if (calls > budget) {
                over.add(row);
            }
        }

        void print() {
            System.out.printf("%-52s %6s %6s%n%s%n", "operation", "budget", "calls", String.join("\n", rows));
        }
    }

    private static PatchRequest replacing(String attribute, String value) {
        return PatchRequest.builder().replace(attribute, value).build();
    }

    private static PatchRequest adding(List<String> ids) {
        List<JsonObject> members = ids.stream()
                .map(id -> JsonObject.of("value", new JsonString(id)))
                .toList();
        return PatchRequest.builder().add("members", JsonArray.of(members)).build();
    }

    private static String create(ClientAccess access) {
        return access.users().create(User.of(unique("b")).build()).id().orElseThrow();
    }

    private void users(Rows rows, ClientAccess access, AuthMount mount) {
        String external = unique("00u");
        String name = unique("alice");
        String id = access.users()
                .create(User.of(name).externalId(external).build())
                .id()
                .orElseThrow();
        rows.count("read a user", 1, () -> access.users().get(id));
        rows.count("filter id eq", 1, () -> access.users().query("id eq \"" + id + "\""));
        rows.count("filter userName eq", 1, () -> access.users().query("userName eq \"" + name + "\""));
        rows.count(
                "filter externalId eq, seen before",
                1,
                () -> access.users().query("externalId eq \"" + external + "\""));
        rows.count("PATCH a user, no change", 1, () -> access.users().patch(id, replacing("userName", name)));
        rows.count("PATCH a user, changed", 2, () -> access.users().patch(id, replacing("title", "Dr")));
        rows.count(
                "PATCH a user's externalId, one alias",
                3,
                () -> access.users().patch(id, replacing("externalId", unique("00u"))));
        rows.count(
                "rename a user, one alias (one lookup of the login)",
                4,
                () -> access.users().patch(id, replacing("userName", unique("b"))));
        rows.count("delete a user", 2, () -> access.users().delete(id));
        bench().login(mount, name);
        ClientAccess adopting =
                bench().as(bench().hr.aliasMount(mount.accessor()).adoption(Adoption.ADOPT));
        create(adopting);
        rows.count(
                "adopt a person (refused creation, claim, check)",
                13,
                () -> adopting.users().create(User.of(name).build()));
        ClientAccess locking =
                bench().as(bench().hr.aliasMount(mount.accessor()).leaving(Leaving.LOCK_OUT));
        String leaver = create(locking);
        rows.count("lock a user out", 2, () -> locking.users().delete(leaver));
    }

    private void groups(Rows rows, ClientAccess access) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            ids.add(create(access));
        }
        access.users().all();
        rows.count(
                "create a group, no members",
                2,
                () -> access.groups().create(Group.of(unique("g")).build()));
        String name = unique("g");
        String id = access.groups()
                .create(Group.of(name).memberIds(ids.subList(0, 5)).build())
                .id()
                .orElseThrow();
        rows.count(
                "create a group, 5 known members",
                2,
                () -> access.groups()
                        .create(Group.of(unique("g"))
                                .memberIds(ids.subList(0, 5))
                                .build()));
        rows.count("read a group", 1, () -> access.groups().get(id));
        rows.count("filter displayName eq", 1, () -> access.groups().query("displayName eq \"" + name + "\""));
        rows.count("add a member", 4, () -> access.groups().patch(id, adding(ids.subList(5, 6))));
        rows.count("add 50 members", 4, () -> access.groups().patch(id, adding(ids.subList(6, 56))));
        rows.count(
                "remove a member",
                4,
                () -> access.groups()
                        .patch(
                                id,
                                PatchRequest.builder()
                                        .remove("members[value eq \"" + ids.get(0) + "\"]")
                                        .build()));
        rows.count(
                "delete a user in a group (+1 look under the lock)",
                3,
                () -> access.users().delete(ids.get(1)));
        rows.count("delete a group", 2, () -> access.groups().delete(id));
    }

    private void creations(Rows rows) {
        AuthMount first = bench().host.mount();
        AuthMount second = bench().host.mount();
        ScimClient client = bench().hr;
        for (int aliases = 0; aliases <= 2; aliases++) {
            ClientAccess access = bench().as(client);
            create(access);
            rows.count(
                    "create a user, " + aliases + " aliases",
                    aliases + (aliases == 1 ? 2 : 2 + aliases),
                    () -> access.users().create(User.of(unique("c")).build()));
            client = aliases == 2 ? client : client.aliasMount((aliases == 0 ? first : second).accessor());
        }
    }

    private void pages(Rows rows) {
        ScimClient client = ScimClient.named(unique("pages"));
        ClientAccess access = bench().as(client);
        for (int i = 0; i < 30; i++) {
            create(access);
        }
        assertPage(client);
        int others = bench().unfinished(); // what is half-made is looked at each time, whoever's it is
        rows.count("list a page of 10, warm (a listing, 10 reads)", 11 + others, () -> assertPage(client));
    }

    private void assertPage(ScimClient client) {
        RawRequest request =
                RawRequest.of("GET", "/Users", "count=10", Map.of(), new ByteArrayInputStream(new byte[0]));
        RawResponse page = bench().scim.handle(client, request);
        assertThat(page.status()).isEqualTo(200);
        assertThat(StoreBench.json(page).array("Resources").size()).isEqualTo(10);
    }

    @Test
    default void everyOperationStaysWithinItsBudget() {
        AuthMount mount = bench().host.mount();
        ClientAccess access = bench().as(bench().hr.aliasMount(mount.accessor()));
        access.users().delete(create(access));
        Rows rows = new Rows(bench());

        users(rows, access, mount);
        creations(rows);
        groups(rows, access);
        pages(rows);

        rows.print();
        assertThat(rows.over).isEmpty();
    }
}
