package io.scimvault.vault.testing;

import static io.scimvault.vault.testing.Replies.assertCreated;
import static io.scimvault.vault.testing.Replies.assertDone;
import static io.scimvault.vault.testing.Replies.assertMissing;
import static io.scimvault.vault.testing.Replies.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.driver.VaultReply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How entity aliases are created, changed, moved, read and deleted. */
interface AliasContract extends ContractHost {
    String BY_FACTORS = "{'name':'%s','mount_accessor':'%s'}";
    String OF_ENTITY = "{'name':'%s','mount_accessor':'%s','canonical_id':'%s'}";
    String MARKED = "{'name':'%s','mount_accessor':'%s','custom_metadata':{'k':'v'}}";

    @Test
    default void aNewPairMakesAnEntityWithoutAChosenName() {
        VaultReply reply = vault().post("identity/entity-alias", BY_FACTORS, "someone", vault().newMount());

        assertCreated(reply);
        JsonObject entity =
                vault().readEntity(reply.data().string("canonical_id").orElseThrow());
        assertThat(entity.string("name").orElseThrow()).matches("entity_[0-9a-f]{8}(\\.root)?");
        assertThat(entity.get("metadata")).hasValue(JsonNull.NULL);
        assertThat(entity.array("aliases").size()).isEqualTo(1);
    }

    @Test
    default void anEmptyOwnerIsNoOwner() {
        VaultReply reply = vault().post("identity/entity-alias", OF_ENTITY, "someone", vault().newMount(), "");

        assertCreated(reply);
        assertThat(reply.data().string("canonical_id").orElseThrow()).isNotEmpty();
    }

    @Test
    default void anAliasReadsLikeThis() {
        String mount = vault().newMount();
        String id = VaultUnderTest.id(vault().post("identity/entity-alias", MARKED, "someone", mount));

        JsonObject alias = vault().readAlias(id);

        assertThat(alias.names())
                .containsExactlyInAnyOrder(
                        "id",
                        "canonical_id",
                        "name",
                        "mount_accessor",
                        "mount_path",
                        "mount_type",
                        "metadata",
                        "custom_metadata",
                        "merged_from_canonical_ids",
                        "namespace_id",
                        "local",
                        "creation_time",
                        "last_update_time");
        assertThat(alias.string("name")).hasValue("someone");
        assertThat(alias.string("mount_accessor")).hasValue(mount);
        assertThat(alias.bool("local")).hasValue(false);
        assertThat(alias.string("mount_path").orElseThrow()).matches("auth/[^/]+/");
    }

    @Test
    default void anEntityShowsItsAliases() {
        String mount = vault().newMount();
        String alias = VaultUnderTest.id(vault().post("identity/entity-alias", MARKED, "someone", mount));
        JsonObject read = vault().readAlias(alias);

        JsonObject entity = vault().readEntity(read.string("canonical_id").orElseThrow());

        assertThat(entity.array("aliases").get(0)).isEqualTo(read.without("namespace_id"));
    }

    @Test
    default void theSamePairAgainIsDoneWithoutABody() {
        String mount = vault().newMount();
        assertCreated(vault().post("identity/entity-alias", MARKED, "someone", mount));

        assertDone(vault().post("identity/entity-alias", MARKED, "someone", mount));
    }

    @Test
    default void aPairByFactorsLosesItsCustomMetadataWhereNoneIsSent() {
        String mount = vault().newMount();
        String alias = VaultUnderTest.id(vault().post("identity/entity-alias", MARKED, "someone", mount));

        assertCreated(vault().post("identity/entity-alias", BY_FACTORS, "SOMEONE", mount));

        assertThat(vault().readAlias(alias).string("name")).hasValue("SOMEONE");
        assertThat(vault().readAlias(alias).get("custom_metadata").orElseThrow().isUnassigned())
                .isTrue();
    }

    @Test
    default void aPairByFactorsMovesToWhoeverIsNamed() {
        String mount = vault().newMount();
        String alias = vault().alias(mount, "someone");
        String thief = vault().entity(vault().unique("thief"));

        VaultReply reply = vault().post("identity/entity-alias", OF_ENTITY, "someone", mount, thief);

        assertCreated(reply);
        assertThat(reply.data().string("id")).hasValue(alias);
        assertThat(vault().readAlias(alias).string("canonical_id")).hasValue(thief);
    }

    @Test
    default void aRefusedMoveByFactorsHasRewrittenTheAliasAllTheSame() {
        String mount = vault().newMount();
        String alias = VaultUnderTest.id(vault().post("identity/entity-alias", MARKED, "someone", mount));
        String owner = vault().readAlias(alias).string("canonical_id").orElseThrow();
        String thief = vault().entity(vault().unique("thief"));
        vault().alias(mount, "thief", thief);

        assertRefused(
                vault().post("identity/entity-alias", OF_ENTITY, "Someone", mount, thief),
                400,
                "Alias cannot be updated as the given entity already has an alias for this mount ");

        JsonObject after = vault().readAlias(alias);
        assertThat(after.string("canonical_id")).hasValue(owner);
        assertThat(after.string("name")).hasValue("Someone");
        assertThat(after.get("custom_metadata").orElseThrow().isUnassigned()).isTrue();
    }

    @Test
    default void aMoveByFactorsToNobodyIsRefused() {
        String mount = vault().newMount();
        vault().alias(mount, "someone");

        assertRefused(
                vault().post("identity/entity-alias", OF_ENTITY, "someone", mount, "nope"),
                400,
                "given 'canonical_id' is not associated with an entity");
    }

    @Test
    default void aNewPairForNobodyIsRefused() {
        assertRefused(
                vault().post("identity/entity-alias", OF_ENTITY, "someone", vault().newMount(), "nope"),
                400,
                "invalid canonical ID");
    }

    @Test
    default void anEntityHasOneAliasOnAMount() {
        String mount = vault().newMount();
        String entity = vault().entity(vault().unique("one"));
        vault().alias(mount, "first", entity);

        assertRefused(
                vault().post("identity/entity-alias", OF_ENTITY, "second", mount, entity),
                400,
                "Alias already exists for requested entity and mount accessor");
        vault().alias(vault().newMount(), "first", entity);
        assertThat(vault().readEntity(entity).array("aliases").size()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'name':'x'}", "{'mount_accessor':'x'}", "{'name':'','mount_accessor':'x'}"})
    default void withoutAnIdBothFactorsAreNeeded(String body) {
        assertRefused(
                vault().post("identity/entity-alias", body),
                400,
                "'id' or 'mount_accessor' and 'name' must be provided");
    }

    @Test
    default void anUnknownMountIsRefused() {
        assertRefused(
                vault().post("identity/entity-alias", BY_FACTORS, "someone", "auth_nope_1"),
                400,
                "invalid mount accessor \"auth_nope_1\"");
    }

    @Test
    default void aRenameByIdKeepsTheCustomMetadata() {
        String mount = vault().newMount();
        String alias = VaultUnderTest.id(vault().post("identity/entity-alias", MARKED, "scim-pending-1", mount));

        assertCreated(vault().post("identity/entity-alias/id/" + alias, "{'name':'someone'}"));

        assertThat(vault().readAlias(alias).string("name")).hasValue("someone");
        assertThat(vault().readAlias(alias)
                        .object("custom_metadata")
                        .orElseThrow()
                        .string("k"))
                .hasValue("v");
    }

    @Test
    default void aRenameByIdAnswersWithIdAndOwner() {
        String alias = vault().alias(vault().newMount(), "someone");

        VaultReply reply = vault().post("identity/entity-alias/id/" + alias, "{'name':'other'}");

        assertThat(reply.data().names()).containsExactlyInAnyOrder("id", "canonical_id");
        assertThat(reply.data().string("id")).hasValue(alias);
    }

    @Test
    default void aRenameByIdToATakenPairIsRefusedAndChangesNothing() {
        String mount = vault().newMount();
        String taken = vault().alias(mount, "taken");
        String alias = VaultUnderTest.id(vault().post("identity/entity-alias", MARKED, "someone", mount));
        JsonObject before = vault().readAlias(alias);
        JsonObject victim = vault().readAlias(taken);

        assertRefused(
                vault().post("identity/entity-alias/id/" + alias, "{'name':'TAKEN','custom_metadata':{'x':'y'}}"),
                400,
                "alias with combination of mount accessor and name already exists");
        assertThat(vault().readAlias(alias)).isEqualTo(before);
        assertThat(vault().readAlias(taken)).isEqualTo(victim);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{'name':''}", "{'name':null}", "{'name':'someone'}", "{'custom_metadata':{'k':'v'}}"})
    default void aChangeByIdToTheSameIsDoneWithoutABody(String body) {
        String alias = VaultUnderTest.id(vault().post("identity/entity-alias", MARKED, "someone", vault().newMount()));
        JsonObject before = vault().readAlias(alias);

        assertDone(vault().post("identity/entity-alias/id/" + alias, body));
        assertThat(vault().readAlias(alias)).isEqualTo(before);
    }

    @Test
    default void aChangeByIdOfNothingIsRefused() {
        assertRefused(vault().post("identity/entity-alias/id/nope", "{'name':'x'}"), 400, "invalid alias ID provided");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "[]"})
    default void emptyAndNullClearTheCustomMetadata(String sent) {
        String alias = VaultUnderTest.id(vault().post("identity/entity-alias", MARKED, "someone", vault().newMount()));

        assertCreated(vault().post("identity/entity-alias/id/" + alias, "{'custom_metadata':%s}", sent));
        assertThat(vault().readAlias(alias).get("custom_metadata").orElseThrow().isUnassigned())
                .isTrue();
    }

    @Test
    default void aMoveByIdNeedsAnEntityWithoutAnAliasThere() {
        String mount = vault().newMount();
        String alias = vault().alias(mount, "someone");
        String other = vault().entity(vault().unique("other"));
        String busy = vault().entity(vault().unique("busy"));
        vault().alias(mount, "busy", busy);

        assertRefused(
                vault().post("identity/entity-alias/id/" + alias, "{'canonical_id':'nope'}"),
                400,
                "given 'canonical_id' is not associated with an entity");
        assertRefused(
                vault().post("identity/entity-alias/id/" + alias, "{'canonical_id':'%s'}", busy),
                400,
                "Alias cannot be updated as the given entity already has an alias for this mount ");
        assertCreated(vault().post("identity/entity-alias/id/" + alias, "{'canonical_id':'%s'}", other));
        assertThat(vault().readAlias(alias).string("canonical_id")).hasValue(other);
    }

    @Test
    default void aChangeOfMountNeedsAnEntityWithoutAnAliasThere() {
        String mount = vault().newMount();
        String other = vault().newMount();
        String entity = vault().entity(vault().unique("two"));
        String alias = vault().alias(mount, "someone", entity);
        vault().alias(other, "someone", entity);

        assertRefused(
                vault().post("identity/entity-alias/id/" + alias, "{'mount_accessor':'%s'}", other),
                400,
                "Alias cannot be updated as the entity already has an alias for the given 'mount_accessor' ");
    }

    @Test
    default void anAliasDoesNotMoveTheTimesOfItsEntity() {
        String entity = vault().entity(vault().unique("still"));
        JsonObject before = vault().readEntity(entity);

        vault().alias(vault().newMount(), "someone", entity);

        assertThat(vault().readEntity(entity).string("last_update_time")).isEqualTo(before.string("last_update_time"));
    }

    @Test
    default void deletingAnAliasLeavesTheEntityAndMayBeRepeated() {
        String entity = vault().entity(vault().unique("stays"));
        String alias = vault().alias(vault().newMount(), "someone", entity);

        assertDone(vault().delete("identity/entity-alias/id/" + alias));
        assertDone(vault().delete("identity/entity-alias/id/" + alias));
        assertMissing(vault().get("identity/entity-alias/id/" + alias));
        assertThat(vault().readEntity(entity).array("aliases").isEmpty()).isTrue();
    }
}
