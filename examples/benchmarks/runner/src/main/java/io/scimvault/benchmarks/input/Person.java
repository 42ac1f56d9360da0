package io.scimvault.benchmarks.input;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The full user of RFC 7643 §8.3, with every attribute of that example and values of its own.
 *
 * @param addedEmail the address that a PATCH adds
 * @param hasHome whether the home address is there, which a PATCH removes
 */
public record Person(
        String id,
        String userName,
        String givenName,
        String familyName,
        String displayName,
        String nickName,
        String title,
        String userType,
        boolean active,
        String workEmail,
        String homeEmail,
        String workPhone,
        String mobilePhone,
        String workLocality,
        String homeLocality,
        String department,
        String lastModified,
        String certificate,
        Optional<String> addedEmail,
        boolean hasHome) {

    private static final String TEXT = """
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User",\
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],\
            "id":"%1$s","externalId":"ext-%1$s","userName":"%2$s",\
            "name":{"formatted":"Ms. %18$s, III","familyName":"%4$s","givenName":"%3$s","middleName":"Jane",\
            "honorificPrefix":"Ms.","honorificSuffix":"III"},\
            "displayName":"%18$s","nickName":"%5$s","profileUrl":"https://login.example.com/%2$s",\
            "emails":[{"value":"%9$s","type":"work","primary":true},{"value":"%10$s","type":"home"}%19$s],\
            "addresses":[{"streetAddress":"100 Universal City Plaza","locality":"%13$s","region":"CA",\
            "postalCode":"91608","country":"US","formatted":"100 Universal City Plaza\\n%13$s, CA 91608 US",\
            "type":"work","primary":true}%20$s],\
            "phoneNumbers":[{"value":"%11$s","type":"work"},{"value":"%12$s","type":"mobile"}],\
            "ims":[{"value":"%2$s","type":"aim"}],\
            "photos":[{"value":"https://photos.example.com/profilephoto/%1$s/F","type":"photo"},\
            {"value":"https://photos.example.com/profilephoto/%1$s/T","type":"thumbnail"}],\
            "userType":"%7$s","title":"%6$s","preferredLanguage":"en-US","locale":"en-US",\
            "timezone":"America/Los_Angeles","active":%8$s,"password":"t1meMa$heen-%1$s",\
            "groups":[{"value":"e9e30dba-f08f-4109-8486-d5c6a331660a",\
            "$ref":"https://example.com/v2/Groups/e9e30dba-f08f-4109-8486-d5c6a331660a","display":"Tour Guides"},\
            {"value":"fc348aa8-3835-40eb-a20b-c726e15c55b5",\
            "$ref":"https://example.com/v2/Groups/fc348aa8-3835-40eb-a20b-c726e15c55b5","display":"Employees"},\
            {"value":"71ddacd2-a8e7-49b8-a5db-ae50d0a5bfd7",\
            "$ref":"https://example.com/v2/Groups/71ddacd2-a8e7-49b8-a5db-ae50d0a5bfd7","display":"US Employees"}],\
            "x509Certificates":[{"value":"%17$s"}],\
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"employeeNumber":"701984",\
            "costCenter":"4130","organization":"Universal Studios","division":"Theme Park","department":"%15$s",\
            "manager":{"value":"26118915-6090-4610-87e4-49d8ca9f808d",\
            "$ref":"../Users/26118915-6090-4610-87e4-49d8ca9f808d","displayName":"John Smith"}},\
            "meta":{"resourceType":"User","created":"2010-01-23T04:56:22Z","lastModified":"%16$s",\
            "version":"W/\\"3694e05e9dff591\\"","location":"https://example.com/v2/Users/%1$s"}}""";

    private static final String HOME = """
            ,{"streetAddress":"456 Hollywood Blvd","locality":"%1$s","region":"CA","postalCode":"91608",\
            "country":"US","formatted":"456 Hollywood Blvd\\n%1$s, CA 91608 US","type":"home"}""";

    /** The user as JSON. */
    public byte[] json() {
        String added = addedEmail
                .map(value -> ",{\"value\":\"" + value + "\",\"type\":\"other\"}")
                .orElse("");
        return TEXT.formatted(
                        id,
                        userName,
                        givenName,
                        familyName,
                        nickName,
                        title,
                        userType,
                        active,
                        workEmail,
                        homeEmail,
                        workPhone,
                        mobilePhone,
                        workLocality,
                        homeLocality,
                        department,
                        lastModified,
                        certificate,
                        displayName,
                        added,
                        hasHome ? HOME.formatted(homeLocality) : "")
                .getBytes(StandardCharsets.UTF_8);
    }
}
