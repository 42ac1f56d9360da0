package io.scimvault.scim.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.resource.User;
import io.scimvault.scim.schema.CoreSchemas;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListResponseTest {
    private static final Resource RESOURCE = new Resource(JsonObject.of("id", new JsonString("1")));

    static ListResponse read(String json) {
        return ListResponse.read(JsonText.within(JsonLimits.ANSWER).parse(json));
    }

    @Test
    void printsWhatAServerSends() {
        ListResponse page = ListResponse.builder()
                .totalResults(100)
                .startIndex(11)
                .itemsPerPage(1)
                .nextCursor("n")
                .previousCursor("p")
                .resource(RESOURCE)
                .build();

        assertThat(page.toJson())
                .hasToString("{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:ListResponse\"],"
                        + "\"totalResults\":100,\"startIndex\":11,\"itemsPerPage\":1,\"nextCursor\":\"n\","
                        + "\"previousCursor\":\"p\",\"Resources\":[{\"id\":\"1\"}]}");
        assertThat(ListResponse.read(page.toJson())).isEqualTo(page);
    }

    @Test
    void anEmptyListHasResources() {
        assertThat(ListResponse.of(List.of()).toJson())
                .hasToString("{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:ListResponse\"],"
                        + "\"totalResults\":0,\"startIndex\":1,\"itemsPerPage\":0,\"Resources\":[]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"totalResults\":0}",
                "{\"totalResults\":0,\"Resources\":null}",
                "{\"TOTALRESULTS\":\"0\",\"resources\":[]}",
                "{\"totalResults\":0.0,\"itemsPerPage\":null,\"schemas\":7,\"x\":{\"y\":[]}}",
                "{\"totalResults\":\" 0 \",\"nextCursor\":\"\",\"previousCursor\":null,\"startIndex\":\"\"}",
                "{\"totalResults\":\"-0e99999999\",\"itemsPerPage\":-1}"
            })
    void anEmptyPageInManySpellings(String json) {
        assertThat(read(json)).isEqualTo(ListResponse.builder().totalResults(0).build());
    }

    @Test
    void readsNamesInAnyCaseAndNumbersAsStrings() {
        assertThat(read("{\"totalresults\":\"12\",\"StartIndex\":\"1\",\"ITEMSPERPAGE\":1e0,\"nextcursor\":7,"
                        + "\"RESOURCES\":[{\"id\":\"1\"}]}"))
                .isEqualTo(ListResponse.builder()
                        .totalResults(12)
                        .startIndex(1)
                        .itemsPerPage(1)
                        .nextCursor("7")
                        .resource(RESOURCE)
                        .build());
    }

    @Test
    void theExactNameWins() {
        assertThat(read("{\"TotalResults\":1,\"totalResults\":2,\"TOTALRESULTS\":3}")
                        .totalResults())
                .hasValue(2);
    }

    @ParameterizedTest
    @CsvSource({"99999999999, 2147483647", "1e400, 2147483647", "1e2147483647, 2147483647", "-1e2147483647, -1"})
    void aTotalOutOfRangeIsTheNearestOrUnknown(String number, int expected) {
        OptionalInt total =
                read("{\"totalResults\":" + number + ",\"Resources\":[]}").totalResults();

        assertThat(total.orElse(-1)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "7",
                "null",
                "{}",
                "{\"Resources\":null}",
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"],\"status\":\"404\"}",
                "{\"Resources\":{}}",
                "{\"Resources\":[null]}",
                "{\"Resources\":[{},[]]}",
                "{\"totalResults\":true}",
                "{\"totalResults\":1.5}",
                "{\"totalResults\":\"many\"}",
                "{\"totalResults\":1e-2147483647}",
                "{\"totalResults\":0,\"nextCursor\":{}}",
                "{\"totalResults\":0,\"startIndex\":[1]}"
            })
    void refusesWhatIsNoList(String json) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOfSatisfying(
                        ScimException.class,
                        e -> assertThat(e.error().scimType()).contains(ScimType.INVALID_SYNTAX));
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> read("{\"Resources\":{}}"))
                .hasMessage("\"Resources\" of a list response must be an array; an object came.");
        assertThatThrownBy(() -> read("[]")).hasMessage("A list response must be an object; an array came.");
    }

    @Test
    void givesUsersWhateverTheirSpelling() {
        ListResponse page =
                read("{\"Resources\":[{\"ID\":1,\"username\":\"a\",\"Active\":\"TRUE\"},{\"userName\":\"b\"}]}");

        List<User> users =
                page.resources(CoreSchemas.USER).stream().map(User::new).toList();

        assertThat(users).extracting(User::userName).containsExactly("a", "b");
        assertThat(users.get(0).id()).contains("1");
        assertThat(page.resources().get(0).tree().member("ID")).isEqualTo(JsonNumber.of(1));
    }

    @Test
    void aTextShowsNothingOfAPerson() {
        assertThat(read("{\"Resources\":[{\"userName\":\"a\",\"PassWord\":\"s3cret\"}]}"))
                .asString()
                .contains("1 resources")
                .doesNotContain("s3cret", "userName");
    }

    @Test
    void countsFromZero() {
        assertThatThrownBy(() -> ListResponse.builder().totalResults(-1).build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ListResponse.builder().itemsPerPage(-1).build())
                .isInstanceOf(IllegalArgumentException.class);
    }
}
