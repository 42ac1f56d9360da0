package io.scimvault.benchmarks.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.benchmarks.contract.Service;
import io.scimvault.benchmarks.input.Inputs;
import io.scimvault.benchmarks.input.Person;
import io.scimvault.benchmarks.input.UserBody;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The check of a service's answers finds what is wrong with them. */
class ShownUserTest {
    private static final String LOCATION = Service.BASE + "/Users/7";
    private static final String META =
            "\"id\":\"7\",\"meta\":{\"resourceType\":\"User\",\"created\":\"2026-01-01T00:00:00Z\","
                    + "\"lastModified\":\"2026-01-01T00:00:00.5Z\",\"version\":\"W/\\\"1\\\"\",\"location\":\""
                    + LOCATION + "\"}";

    private final Person person = Inputs.generate().people().get(0);

    @Test
    void aRightAnswerPasses() {
        assertThat(ShownUser.fault(answer(text -> text), 201, person)).isEmpty();
    }

    @Test
    void aReferenceToTheManagerMayBeAdded() {
        Service.Answer answer = answer(text -> text.replace(
                "\"manager\":{",
                "\"manager\":{\"$ref\":\"" + Service.BASE + "/Users/26118915-6090-4610-87e4-49d8ca9f808d\","));
        assertThat(ShownUser.fault(answer, 201, person)).isEmpty();
    }

    @Test
    void whatIsWrongIsFound() {
        rejects(text -> text.replace("\"nickName\"", "\"nick\""));
        rejects(text -> text.replace("\"costCenter\":\"4130\",", ""));
        rejects(text -> text.replace("\"userType\"", "\"password\":\"x\",\"userType\""));
        rejects(text -> text.replace(LOCATION, LOCATION + "7"));
        rejects(text -> text.replace("\"id\":\"7\"", "\"id\":\"\""));
        rejects(text -> text.replace("\"created\":\"2026-01-01T00:00:00Z\",", ""));
        rejects(text -> text.replace("W/\\\"1", "W/\\\"2"));
    }

    @Test
    void anotherStatusIsFound() {
        assertThat(ShownUser.fault(answer(text -> text), 200, person)).isPresent();
    }

    private void rejects(UnaryOperator<String> change) {
        assertThat(answer(change).body()).isNotEqualTo(answer(text -> text).body());
        assertThat(ShownUser.fault(answer(change), 201, person)).isPresent();
    }

    private Service.Answer answer(UnaryOperator<String> change) {
        String content = new String(UserBody.shown(person), StandardCharsets.UTF_8);
        String body = change.apply("{" + META + "," + content.substring(1));
        return new Service.Answer(
                201, Map.of("ETag", "W/\"1\"", "Location", LOCATION), body.getBytes(StandardCharsets.UTF_8));
    }
}
