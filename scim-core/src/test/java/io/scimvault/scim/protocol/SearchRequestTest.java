package io.scimvault.scim.protocol;

import static io.scimvault.scim.filter.Filters.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.protocol.SearchRequest.Order;
import io.scimvault.scim.resource.Resource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchRequestTest {
    private static final SearchRequest EVERYTHING = SearchRequest.builder()
            .attributes("userName", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department")
            .excludedAttributes("emails.value")
            .filter(attribute("userName")
                    .eq("a&b=c+d%é\"")
                    .and(attribute("active").eq(true)))
            .sortBy("name.familyName", Order.DESCENDING)
            .startIndex(11)
            .count(10)
            .cursor("x/+=y")
            .build();

    private static SearchRequest read(String json) {
        return SearchRequest.read(JsonText.within(JsonLimits.REQUEST).parse(json));
    }

    @Test
    void printsTheBodyOfAPost() {
        assertThat(EVERYTHING.toJson())
                .hasToString("{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:SearchRequest\"],"
                        + "\"attributes\":[\"userName\","
                        + "\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department\"],"
                        + "\"excludedAttributes\":[\"emails.value\"],"
                        + "\"filter\":\"userName eq \\\"a&b=c+d%é\\\\\\\"\\\" and active eq true\","
                        + "\"sortBy\":\"name.familyName\",\"sortOrder\":\"descending\",\"startIndex\":11,\"count\":10,"
                        + "\"cursor\":\"x/+=y\"}");
        assertThat(SearchRequest.read(EVERYTHING.toJson())).isEqualTo(EVERYTHING);
    }

    @Test
    void printsTheQueryOfAGet() {
        assertThat(EVERYTHING.toQuery())
                .isEqualTo("attributes=userName,urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department"
                        + "&excludedAttributes=emails.value"
                        + "&filter=userName%20eq%20%22a%26b%3Dc%2Bd%25%C3%A9%5C%22%22%20and%20active%20eq%20true"
                        + "&sortBy=name.familyName&sortOrder=descending&startIndex=11&count=10&cursor=x%2F%2B%3Dy");
        assertThat(SearchRequest.readQuery(EVERYTHING.toQuery())).isEqualTo(EVERYTHING);
    }

    @Test
    void asksForNothingWhereNothingIsSaid() {
        SearchRequest nothing = SearchRequest.builder().build();

        assertThat(nothing.toQuery()).isEmpty();
        assertThat(nothing.toJson())
                .hasToString("{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:SearchRequest\"]}");
        assertThat(read("{}")).isEqualTo(nothing);
        assertThat(SearchRequest.readQuery("")).isEqualTo(nothing);
        assertThat(SearchRequest.readQuery("x=1&&=&sortBy=&count=&attributes=,"))
                .isEqualTo(nothing);
    }

    @Test
    void readsNamesInAnyCaseNumbersAsStringsAndListsAsText() {
        assertThat(read("{\"ATTRIBUTES\":\"userName, id,\",\"excludedattributes\":[\"a,b\",\" c \"],\"Filter\":"
                        + "\"USERNAME EQ \\\"x\\\"\",\"sortby\":\" id \",\"sortOrder\":\"Descending\",\"startindex\":\"3\","
                        + "\"COUNT\":0,\"cursor\":null,\"schemas\":{}}"))
                .isEqualTo(SearchRequest.builder()
                        .attributes("userName", "id")
                        .excludedAttributes("a", "b", "c")
                        .filter(attribute("USERNAME").eq("x"))
                        .sortBy("id", Order.DESCENDING)
                        .startIndex(3)
                        .count(0)
                        .build());
    }

    @Test
    void anEmptyCursorAsksForTheFirstPage() {
        SearchRequest first = SearchRequest.builder().cursor("").count(5).build();

        assertThat(first.toQuery()).isEqualTo("count=5&cursor=");
        assertThat(SearchRequest.readQuery("cursor&count=5")).isEqualTo(first);
        assertThat(SearchRequest.read(first.toJson())).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"filter\":\"userName eq\"}",
                "{\"filter\":\"\"}",
                "{\"filter\":{}}",
                "{\"attributes\":7}",
                "{\"attributes\":[7]}",
                "{\"sortOrder\":\"up\"}",
                "{\"sortBy\":[]}",
                "{\"count\":\"ten\"}",
                "{\"count\":1.5}",
                "{\"startIndex\":{}}"
            })
    void refusesWhatIsNoRequest(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(ScimException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"count=1&count=1", "filter=%zz", "filter=%ff", "sortOrder=sideways", "startIndex=x", "filter="})
    void refusesWhatIsNoQuery(String query) {
        assertThatThrownBy(() -> SearchRequest.readQuery(query)).isInstanceOf(ScimException.class);
    }

    @Test
    void saysWhichParameterIsWrong() {
        assertThatThrownBy(() -> SearchRequest.readQuery("filter=%ff"))
                .hasMessage("The parameter \"filter\" is not percent-encoded UTF-8.")
                .isInstanceOfSatisfying(
                        ScimException.class,
                        e -> assertThat(e.error().scimType()).contains(ScimType.INVALID_VALUE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a,b", "id ", "\tid"})
    void aNameIsOneName(String name) {
        assertThatThrownBy(() -> SearchRequest.builder().attributes(name).build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> SearchRequest.builder().excludedAttributes(name).build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SearchRequest.builder().sortBy(name).build())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFilterThatIsNoneIsRefusedAtOnce() {
        assertThatThrownBy(() -> SearchRequest.builder().filter("userName eq")).isInstanceOf(ScimException.class);
    }

    @Test
    void goesOnToTheNextPageByCursor() {
        SearchRequest request = SearchRequest.builder()
                .filter("active eq true")
                .cursor("")
                .count(2)
                .build();
        ListResponse page = ListResponse.builder()
                .totalResults(9)
                .resources(resources(2))
                .nextCursor("n1")
                .build();
        ListResponse last =
                ListResponse.builder().totalResults(9).resources(resources(2)).build();

        SearchRequest second = request.after(page).orElseThrow();

        assertThat(second).isEqualTo(request.toBuilder().cursor("n1").build());
        assertThat(second.after(last)).isEmpty();
        assertThat(SearchRequest.builder().startIndex(3).count(2).build().after(page))
                .contains(SearchRequest.builder().cursor("n1").count(2).build());
    }

    @Test
    void goesOnByIndexWhereAServerHasNoCursors() {
        SearchRequest request = SearchRequest.builder().cursor("").count(2).build();
        ListResponse first = ListResponse.builder()
                .totalResults(3)
                .startIndex(1)
                .resources(resources(2))
                .build();
        ListResponse whole =
                ListResponse.builder().totalResults(2).resources(resources(2)).build();

        assertThat(request.after(first))
                .contains(SearchRequest.builder().startIndex(3).count(2).build());
        assertThat(request.after(whole)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // asked, answered, resources, total, next
                "-, 1, 2, 5, 3",
                "-, -, 2, 5, 3",
                "3, 3, 2, 5, 5",
                "3, -, 2, 5, 5",
                "5, 5, 1, 5, -",
                "1, 1, 5, 5, -",
                "1, 1, 0, 5, -",
                "1, 1, 2, -, -",
                "-7, 0, 2, 5, 3",
                "2147483647, 2147483647, 1, 2147483647, -"
            })
    void goesOnToTheNextPageByIndex(Integer asked, Integer answered, int resources, Integer total, Integer next) {
        SearchRequest.Builder request = SearchRequest.builder().count(2);
        ListResponse.Builder page = ListResponse.builder().resources(resources(resources));
        Optional.ofNullable(asked).ifPresent(request::startIndex);
        Optional.ofNullable(answered).ifPresent(page::startIndex);
        Optional.ofNullable(total).ifPresent(page::totalResults);

        Optional<SearchRequest> after = request.build().after(page.build());

        assertThat(after)
                .isEqualTo(Optional.ofNullable(next)
                        .map(index -> request.startIndex(index).build()));
    }

    private static List<Resource> resources(int number) {
        return Collections.nCopies(number, new Resource(JsonObject.EMPTY));
    }
}
