package io.scimvault.benchmarks.input;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A PATCH of a user by five operations.
 *
 * @param request the request as JSON
 * @param before the user
 * @param after what it makes of the user
 */
public record PatchCase(byte[] request, Person before, Person after) {
    private static final String REQUEST = """
            {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[\
            {"op":"replace","path":"name.familyName","value":"%s"},\
            {"op":"add","path":"emails","value":[{"value":"%s","type":"other"}]},\
            {"op":"replace","path":"phoneNumbers[type eq \\"work\\"].value","value":"%s"},\
            {"op":"remove","path":"addresses[type eq \\"home\\"]"},\
            {"op":"replace","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",\
            "value":"%s"}]}""";

    static List<PatchCase> all(SplittableRandom random, List<Person> people) {
        return people.stream().map(person -> of(random, person)).toList();
    }

    private static PatchCase of(SplittableRandom random, Person person) {
        String suffix = Integer.toString(random.nextInt(36 * 36 * 36), 36);
        String family = "Married" + suffix;
        String email = "new." + suffix + "@example.net";
        String phone = "tel:+1-555-777-" + (1000 + random.nextInt(9000));
        String department = "Department " + suffix;
        byte[] request = REQUEST.formatted(family, email, phone, department).getBytes(StandardCharsets.UTF_8);
        return new PatchCase(request, person, patched(person, family, email, phone, department));
    }

    private static Person patched(Person was, String family, String email, String phone, String department) {
        return new Person(
                was.id(),
                was.userName(),
                was.givenName(),
                family,
                was.displayName(),
                was.nickName(),
                was.title(),
                was.userType(),
                was.active(),
                was.workEmail(),
                was.homeEmail(),
                phone,
                was.mobilePhone(),
                was.workLocality(),
                was.homeLocality(),
                department,
                was.lastModified(),
                was.certificate(),
                Optional.of(email),
                false);
    }
}
