package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.refusal;
import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.TypedResources;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of users: any of them is kept and found, but for those that cannot be. */
interface UserNameContract extends BenchHost {

    private TypedResources<User> users() {
        return bench().as(bench().hr).users();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "a+b@x.test", "CORP/jdoe", "CORP\\jdoe", "*", "a*", ".", "..", "%2F", "100%", "a?b#c",
                        "{{identity.entity.id}}",
                "rene\u0301", "ren\u00e9", "İstanbul", "ΑΣ", "Straße", "😀", "a b", "'\"<&>", "x,y", "ﬀ", "\u00a0x"
            })
    default void anyUserNameIsKeptAndFoundAgain(String text) {
        // "." and ".." are special as a whole; all others get a tail, so that no two tests meet on one server
        String name = text.startsWith(".") ? text : text + unique("n");
        TypedResources<User> users = users();
        User created = users.create(User.of(name).title("Dr").build());

        try {
            assertThat(created.userName()).isEqualTo(name);
            assertThat(users.get(created.id().orElseThrow())).contains(created);
            assertThat(users.put(User.of(name).title("Prof").build()).id()).isEqualTo(created.id());
            assertThat(users.all()).extracting(User::userName).containsExactly(name);
            assertThat(refusal(() -> users.create(User.of(name).build())).status())
                    .isEqualTo(409);
        } finally {
            users.delete(created.id().orElseThrow());
        }
    }

    @Test
    default void allTermsOfAFilterCountThoughOneOfThemIsTheKey() {
        String name = unique("alice");
        User created = users().create(User.of(name).title("Dr").build());
        String id = created.id().orElseThrow();

        assertThat(users().query("userName eq \"" + name + "\" and title eq \"Dr\""))
                .containsExactly(created);
        assertThat(users().query("userName eq \"" + name + "\" and title eq \"Prof\""))
                .isEmpty();
        assertThat(users().query("id eq \"" + id + "\" and userName eq \"" + unique("bob") + "\""))
                .isEmpty();
        assertThat(users().query("userName eq \"" + name + "\" and userName eq \"" + unique("bob") + "\""))
                .isEmpty();
        assertThat(users().query("userName eq \"" + name + "\" and not (userName sw \"alice\")"))
                .isEmpty();
        assertThat(users().query("userName eq \"" + unique("bob") + "\" or title eq \"Dr\""))
                .containsExactly(created);
    }

    @Test
    default void aNameIsFoundInEitherNormalForm() {
        String suffix = unique("n");
        User created = users().create(User.of("rene\u0301" + suffix).build());

        assertThat(users().put(User.of("ren\u00e9" + suffix).title("Dr").build())
                        .id())
                .isEqualTo(created.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"scim-pending-1", "SCIM-Tombstone-1", "scim-client:okta", " ", "a\nb"})
    default void aNameThatCannotBeIsRefusedBeforeAnythingIsSent(String name) {
        users().query("userName eq \"nobody\"");
        bench().calls.drain();

        ScimError refusal = refusal(() -> users().create(User.of(name).build()));

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.scimType()).contains(ScimType.INVALID_VALUE);
        assertThat(bench().calls.drain()).isEmpty();
    }

    @Test
    default void putCreatesAndThenReplaces() {
        String name = unique("alice");

        User first = users().put(User.of(name).title("Dr").build());
        User second = users().put(User.of(name).nickName("Al").build());

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.title()).isEmpty();
        assertThat(users().all()).isEqualTo(List.of(second));
    }
}
