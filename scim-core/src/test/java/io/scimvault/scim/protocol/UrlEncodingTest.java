package io.scimvault.scim.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlEncodingTest {

    @Test
    void emptySegmentsDoNotCount() {
        assertThat(UrlEncoding.segments("//Users/1/")).contains(List.of("Users", "1"));
    }

    @Test
    void aSlashThatIsEncodedBelongsToItsSegment() {
        assertThat(UrlEncoding.segments("/Users/a%2Fb%7d")).contains(List.of("Users", "a/b}"));
    }

    @Test
    void aPlusIsABlankInAQueryAndAPlusInAPath() {
        assertThat(UrlEncoding.decodeForm("a+b%20c%2Bd")).contains("a b c+d");
        assertThat(UrlEncoding.decode("a+b")).contains("a+b");
    }

    @Test
    void unicodeIsTakenEncodedAndAsItIs() {
        assertThat(UrlEncoding.decode("%C3%BCber%F0%9F%98%80")).contains("über😀");
        assertThat(UrlEncoding.decode("über😀%21")).contains("über😀!");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "%4",
                "%zz",
                "%-1",
                "%C3",
                "%C3%28",
                "%C0%80",
                "%ED%A0%80",
                "%F5%80%80%80",
                "%FF",
                "\ud800",
                "%41\udc00"
            })
    void refusesWhatIsNoPercentEncodedUtf8(String raw) {
        assertThat(UrlEncoding.decode(raw)).isEmpty();
    }

    @Test
    void anyTextIsExactlyOneSegment() {
        String id = "a/b?c#d%e f\u0000ü😀;=@:";

        String segment = UrlEncoding.segment(id);

        assertThat(segment).isEqualTo("a%2Fb%3Fc%23d%25e%20f%00%C3%BC%F0%9F%98%80;=@:");
        assertThat(UrlEncoding.segments("/" + segment)).contains(List.of(id));
    }
}
