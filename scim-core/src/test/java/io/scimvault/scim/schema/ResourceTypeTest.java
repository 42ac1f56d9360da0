package io.scimvault.scim.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceTypeTest {
    private static final String CORE = CoreSchemas.USER_URN;
    private static final String ENTERPRISE = CoreSchemas.ENTERPRISE_USER_URN;

    @ParameterizedTest
    @CsvSource({
        "userName, userName",
        "USERNAME, userName",
        "name.givenName, name.givenName",
        "Name.GIVENNAME, name.givenName",
        "emails, emails",
        "emails.value, emails.value",
        "groups.$ref, groups.$ref",
        "id, id",
        "externalid, externalId",
        "meta.lastmodified, meta.lastModified",
        "schemas, schemas",
        CORE + ":userName, userName",
        CORE + ":name.familyName, name.familyName",
        CORE + ":meta.created, meta.created",
        "URN:IETF:PARAMS:SCIM:SCHEMAS:CORE:2.0:USER:USERNAME, userName",
        CORE + ".userName, userName",
        CORE + ".name.familyName, name.familyName",
    })
    void findsCoreAndCommonAttributes(String path, String canonical) {
        assertThat(resolve(path).map(ResolvedPath::toString)).contains(canonical);
        assertThat(resolve(path).flatMap(ResolvedPath::extension)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        ENTERPRISE + ":department, department",
        ENTERPRISE + ":manager.value, manager.value",
        ENTERPRISE + ":MANAGER.$REF, manager.$ref",
        ENTERPRISE + ".department, department",
        ENTERPRISE + ".manager.displayName, manager.displayName",
        "urn:ietf:params:scim:schemas:extension:ENTERPRISE:2.0:user:Department, department",
        "urn:ietf:params:scim:schemas:extension:ENTERPRISE:2.0:user.Department, department",
        "department, department",
        "manager.value, manager.value",
    })
    void findsAttributesOfTheExtension(String path, String canonical) {
        assertThat(resolve(path).map(ResolvedPath::toString)).contains(ENTERPRISE + ":" + canonical);
        assertThat(resolve(path).flatMap(ResolvedPath::extension)).contains(ENTERPRISE);
    }

    @ParameterizedTest
    @ValueSource(strings = {ENTERPRISE, "urn:ietf:params:scim:schemas:extension:enterprise:2.0:USER"})
    void findsTheWholeExtension(String path) {
        ResolvedPath whole = resolve(path).orElseThrow();

        assertThat(whole).isEqualTo(new ResolvedPath(Optional.of(ENTERPRISE), Optional.empty(), Optional.empty()));
        assertThat(whole).hasToString(ENTERPRISE);
        assertThat(whole.leaf()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                ":",
                "nope",
                "name.nope",
                "name.",
                ".name",
                "name.givenName.x",
                "userName.value",
                "user name",
                "userN\u0430me",
                "nic\u212AName",
                CORE,
                CORE + ":",
                CORE + ":department",
                CORE + ".department",
                CORE + ":nope",
                ENTERPRISE + ":userName",
                ENTERPRISE + ":id",
                ENTERPRISE + ".userName",
                ENTERPRISE + ":",
                ENTERPRISE + ":manager.nope",
                "urn:ietf:params:scim:schemas:core:2.0:Group:displayName",
                "urn:ietf:params:scim:schemas:core:2.0",
                "urn:x:userName",
                ":userName",
            })
    void findsNothingElse(String path) {
        assertThat(resolve(path)).isEmpty();
    }

    @Test
    void givesTheAttributeAndItsSub() {
        ResolvedPath path = resolve("EMAILS.TYPE").orElseThrow();

        assertThat(path.attribute().map(Attribute::name)).contains("emails");
        assertThat(path.sub().map(Attribute::canonicalValues)).contains(List.of("work", "home", "other"));
        assertThat(path.leaf()).isEqualTo(path.sub());
        assertThat(resolve("emails").flatMap(ResolvedPath::leaf).map(Attribute::name))
                .contains("emails");
    }

    @Test
    void findsAPlainNameInAnExtensionOnlyIfItIsTheOnlyOne() {
        ResourceType type = new ResourceType(
                "User",
                "/Users",
                "",
                CoreSchemas.USER_SCHEMA,
                List.of(
                        new ResourceType.Extension(extension("urn:a:1.5:A", "badge", "floor", "title"), false),
                        new ResourceType.Extension(extension("urn:b:2.5:B", "BADGE", "room"), true)),
                CoreSchemas.COMMON);

        assertThat(text(type, "badge")).isEmpty();
        assertThat(text(type, "floor")).contains("urn:a:1.5:A:floor");
        assertThat(text(type, "ROOM")).contains("urn:b:2.5:B:room");
        assertThat(text(type, "title")).contains("title");
        assertThat(text(type, "urn:a:1.5:A:title")).contains("urn:a:1.5:A:title");
        assertThat(text(type, "urn:a:1.5:A:badge")).contains("urn:a:1.5:A:badge");
        assertThat(text(type, "URN:B:2.5:b.badge")).contains("urn:b:2.5:B:BADGE");
        assertThat(text(type, "urn:b:2.5:B")).contains("urn:b:2.5:B");
    }

    @Test
    void findsExtensionsInAnyLetterCase() {
        assertThat(CoreSchemas.USER.extension(ENTERPRISE.toUpperCase(Locale.ROOT)))
                .contains(CoreSchemas.ENTERPRISE_USER_SCHEMA);
        assertThat(CoreSchemas.USER.extension(CORE)).isEmpty();
        assertThat(CoreSchemas.GROUP.extension(ENTERPRISE)).isEmpty();
    }

    private static Optional<ResolvedPath> resolve(String path) {
        return CoreSchemas.USER.resolve(AttributePath.parse(path));
    }

    private static Optional<String> text(ResourceType type, String path) {
        return type.resolve(AttributePath.parse(path)).map(ResolvedPath::toString);
    }

    private static Schema extension(String urn, String... names) {
        return SchemaReader.read(JsonObject.builder()
                .put("id", urn)
                .put(
                        "attributes",
                        JsonArray.of(List.of(names).stream()
                                .map(name ->
                                        JsonObject.builder().put("name", name).build())
                                .toList()))
                .build());
    }

    @Test
    void canLetReferencesBeWrittenThatOnlyTheServerWrites() {
        ResourceType writing = CoreSchemas.USER.writing("GROUPS");

        Attribute groups = writing.attribute("groups").orElseThrow();
        assertThat(groups.mutability()).isEqualTo(Attribute.Mutability.READ_WRITE);
        assertThat(groups.subAttributes().all())
                .isNotEmpty()
                .allMatch(sub -> sub.mutability() == Attribute.Mutability.IMMUTABLE);
        assertThat(writing.schema().attributes().all().stream().map(Attribute::name))
                .containsExactlyElementsOf(CoreSchemas.USER.schema().attributes().all().stream()
                        .map(Attribute::name)
                        .toList());
        assertThat(CoreSchemas.USER.attribute("groups").orElseThrow().mutability())
                .isEqualTo(Attribute.Mutability.READ_ONLY);
        assertThatThrownBy(() -> CoreSchemas.USER.writing("name")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CoreSchemas.USER.writing("nothing")).isInstanceOf(IllegalArgumentException.class);
    }
}
