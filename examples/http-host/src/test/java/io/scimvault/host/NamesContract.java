package io.scimvault.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.host.NamesTable.Name;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a host does with names over HTTP, on whichever Vault: any is kept exactly and found again, or refused with nothing made. */
interface NamesContract {
    /** The client that asks. */
    NamesScim scim();

    /** Whatever tells that something was made. */
    Object everything();

    /** Users and groups: where they are, and what their name is called. */
    enum Kind {
        USER("/Users", "userName"),
        GROUP("/Groups", "displayName");

        private final String endpoint;
        private final String attribute;

        Kind(String endpoint, String attribute) {
            this.endpoint = endpoint;
            this.attribute = attribute;
        }

        private JsonObject named(String name) {
            return JsonObject.of(attribute, new JsonString(name));
        }
    }

    /** A text, and the scimType of its refusal; empty where it is to be kept. */
    record Refused(String label, String text, String scimType) {
        /** To a PATCH, empty text is no value: a required attribute would be removed (RFC 7644 §3.5.2.2). */
        private String toPatch() {
            return text.isEmpty() ? "mutability" : scimType;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    @ParameterizedTest
    @CsvSource({"USER", "GROUP"})
    default void anyNameIsKeptExactlyAndFoundBesideAllOthers(Kind kind) {
        Map<String, String> made = new LinkedHashMap<>();
        try {
            for (Name name : NamesTable.all()) {
                made.put(name.text(), scim().created(kind.endpoint, kind.attribute, name.text()));
            }
            made.forEach((text, id) -> scim().has(kind.endpoint, id, kind.attribute, text));
            for (String text : made.keySet()) {
                scim().create(kind.endpoint, kind.named(text)).when(409);
                JsonObject refusal = scim().create(kind.endpoint, kind.named(NamesTable.inOtherCase(text)))
                        .when(409);
                assertThat(refusal.string("scimType")).contains("uniqueness");
            }
            assertThat(made.values()).doesNotHaveDuplicates();
        } finally {
            made.values().forEach(id -> scim().delete(kind.endpoint, id));
        }
    }

    @ParameterizedTest
    @CsvSource({"USER", "GROUP"})
    default void oneGoesThroughAllNamesByPatchAndByPut(Kind kind) {
        String id = scim().created(kind.endpoint, kind.attribute, "before " + UUID.randomUUID());
        String before = "";
        try {
            for (Name name : NamesTable.all()) {
                JsonObject answer = before.length() % 2 == 0
                        ? scim().patch(kind.endpoint, id, kind.attribute, new JsonString(name.text()))
                                .when(200)
                        : scim().replace(kind.endpoint, id, kind.named(name.text()))
                                .when(200);
                assertThat(answer.string(kind.attribute)).contains(name.text());
                scim().has(kind.endpoint, id, kind.attribute, name.text());
                assertThat(scim().found(kind.endpoint, kind.attribute, before)).isEmpty();
                before = name.text();
            }
        } finally {
            scim().delete(kind.endpoint, id);
        }
    }

    @Test
    default void aGroupKeepsItsMembersUnderAnyName() {
        List<String> members = IntStream.range(0, 3)
                .mapToObj(i -> scim().created("/Users", "userName", "member " + UUID.randomUUID()))
                .toList();
        JsonArray wanted = JsonArray.of(members.stream()
                .map(member -> JsonObject.of("value", new JsonString(member)))
                .toList());
        JsonObject group = JsonObject.builder()
                .put("displayName", "before " + UUID.randomUUID())
                .put("members", wanted)
                .build();
        String id = scim().create("/Groups", group).when(201).string("id").orElseThrow();
        try {
            for (Name name : NamesTable.all()) {
                JsonObject answer = scim().patch("/Groups", id, "displayName", new JsonString(name.text()))
                        .when(200);

                assertThat(memberIds(answer)).containsExactlyInAnyOrderElementsOf(members);
                JsonObject shown = scim().read("/Users", members.get(0))
                        .array("groups")
                        .only(JsonObject.class)
                        .findFirst()
                        .orElseThrow();
                assertThat(shown.string("value")).contains(id);
                assertThat(shown.string("display")).contains(name.text());
            }
        } finally {
            scim().delete("/Groups", id);
            members.forEach(member -> scim().delete("/Users", member));
        }
    }

    private static List<String> memberIds(JsonObject group) {
        return group.array("members")
                .only(JsonObject.class)
                .map(member -> member.string("value").orElseThrow())
                .toList();
    }

    @Test
    default void composedAndDecomposedAreOneUserInTheFormThatWasSentLast() {
        String tail = UUID.randomUUID().toString();
        String id = scim().created("/Users", "userName", "re\u0301ne\u0301e" + tail);
        try {
            scim().create("/Users", Kind.USER.named("rénée" + tail)).when(409);
            assertThat(scim().found("/Users", "userName", "rénée" + tail))
                    .extracting(user -> user.string("userName"))
                    .containsExactly(Optional.of("re\u0301ne\u0301e" + tail));

            scim().patch("/Users", id, "userName", new JsonString("rénée" + tail))
                    .when(200);

            scim().has("/Users", id, "userName", "rénée" + tail);
        } finally {
            scim().delete("/Users", id);
        }
    }

    static List<Refused> names() {
        List<Refused> names = new ArrayList<>();
        for (String reserved : List.of(
                "scim-pending-x",
                "SCIM-pending-x",
                "ScIm-PeNdInG-",
                "SC\u0130M-PEND\u0130NG-x", // the capital I with a dot is an i to Vault, too
                "scim-tombstone-1",
                "SCIM-TOMBSTONE-",
                "scim-client",
                "Scim-Client:okta-demo",
                "scim-clients of mine")) {
            names.add(new Refused("reserved: " + reserved, reserved, "invalidValue"));
        }
        IntStream.concat(IntStream.range(0, 0x20), IntStream.range(0x7F, 0xA0))
                .mapToObj(c -> new Refused(String.format("U+%04X", c), "a" + (char) c + "b", "invalidValue"))
                .forEach(names::add);
        names.add(new Refused("a control first", "\u0007x", "invalidValue"));
        names.add(new Refused("a control last", "x\n", "invalidValue"));
        names.add(new Refused("513 bytes", "x".repeat(513), "invalidValue"));
        names.add(new Refused("513 bytes of 171 letters", "\u0936".repeat(171), "invalidValue"));
        names.add(new Refused("100,000 bytes", "x".repeat(100_000), "invalidValue"));
        names.add(new Refused("nothing", "", "invalidValue"));
        names.add(new Refused("a blank", " ", "invalidValue"));
        names.add(new Refused("blanks", " \u2003\u3000 ", "invalidValue"));
        names.add(new Refused("a tab", "\t", "invalidValue"));
        names.add(new Refused("half a pair, the first", "a\ud83db", "invalidSyntax"));
        names.add(new Refused("half a pair, the second", "a\ude00b", "invalidSyntax"));
        names.add(new Refused("a pair turned round", "\ude00\ud83d", "invalidSyntax"));
        return names;
    }

    static Stream<Arguments> refusals() {
        return Stream.of(Kind.values()).flatMap(kind -> names().stream().map(name -> Arguments.of(kind, name)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("refusals")
    default void aNameThatCannotBeIsRefusedAndNothingIsMadeOrChanged(Kind kind, Refused refused) {
        String good = "good " + UUID.randomUUID();
        String id = scim().created(kind.endpoint, kind.attribute, good);
        try {
            Object before = everything();
            JsonObject untouched = scim().read(kind.endpoint, id);

            scim().create(kind.endpoint, kind.named(refused.text())).isRefused(refused.scimType());
            scim().replace(kind.endpoint, id, kind.named(refused.text())).isRefused(refused.scimType());
            scim().patch(kind.endpoint, id, kind.attribute, new JsonString(refused.text()))
                    .isRefused(refused.toPatch());
            JsonObject withoutPath = JsonObject.builder()
                    .put("op", "replace")
                    .put("value", kind.named(refused.text()))
                    .build();
            scim().send(
                            "PATCH",
                            kind.endpoint + "/" + id,
                            NamesScim.patchOf(withoutPath).toString())
                    .isRefused(refused.toPatch());

            assertThat(scim().read(kind.endpoint, id)).isEqualTo(untouched);
            assertThat(everything()).isEqualTo(before);
        } finally {
            scim().delete(kind.endpoint, id);
        }
    }

    /** Only Vault's own rule decides what is the same letter: these begin with other letters than the reserved words do. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ｓｃｉｍ-pending-x",
                "\u017fcim-pending-x",
                "scim-pend\u0131ng-x",
                "\u0455cim-pending-x",
                "scim\u2010pending\u2010x",
                "scim\u200b-pending-x",
                "\u200bscim-pending-x",
                " scim-pending-x",
                "%73cim-pending-x",
                "scim_pending-x",
                "scim-clien\u0442:okta-demo"
            })
    default void aNameThatOnlyLooksReservedIsANameLikeAnyOther(String name) {
        for (Kind kind : Kind.values()) {
            String id = scim().created(kind.endpoint, kind.attribute, name);
            scim().has(kind.endpoint, id, kind.attribute, name);
            scim().delete(kind.endpoint, id);
        }
    }

    static List<Refused> externalIds() {
        List<Refused> ids = new ArrayList<>();
        NamesTable.all().forEach(name -> ids.add(new Refused(name.toString(), name.text(), "")));
        IntStream.concat(IntStream.range(0, 0x20), IntStream.range(0x7F, 0xA0))
                .mapToObj(c -> new Refused(String.format("U+%04X", c), "a" + (char) c + "b", ""))
                .forEach(ids::add);
        ids.add(new Refused("lines", "one\r\ntwo\n", ""));
        ids.add(new Refused("reserved", "scim-pending-x", ""));
        ids.add(new Refused("a blank", " ", ""));
        ids.add(new Refused("513 bytes", "y".repeat(513), ""));
        ids.add(new Refused("511 bytes and a pair", "y".repeat(511) + "😀", ""));
        ids.add(new Refused("4,000 bytes of emoji", "😀".repeat(1000), ""));
        ids.add(new Refused("half a pair", "a\ud83d", "invalidSyntax"));
        return ids;
    }

    static Stream<Arguments> externalIdsOfEither() {
        return Stream.of(Kind.values()).flatMap(kind -> externalIds().stream().map(id -> Arguments.of(kind, id)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("externalIdsOfEither")
    default void anExternalIdIsKeptExactlyAndFoundWhateverItHolds(Kind kind, Refused externalId) {
        JsonObject wanted =
                kind.named("has one " + UUID.randomUUID()).with("externalId", new JsonString(externalId.text()));
        if (!externalId.scimType().isEmpty()) {
            scim().create(kind.endpoint, wanted).isRefused(externalId.scimType());
            return;
        }
        String id = scim().create(kind.endpoint, wanted).when(201).string("id").orElseThrow();
        try {
            scim().has(kind.endpoint, id, "externalId", externalId.text());
            scim().patch(kind.endpoint, id, "externalId", new JsonString("other"))
                    .when(200);
            scim().patch(kind.endpoint, id, "externalId", new JsonString(externalId.text()))
                    .when(200);
            scim().has(kind.endpoint, id, "externalId", externalId.text());
        } finally {
            scim().delete(kind.endpoint, id);
        }
    }
}
