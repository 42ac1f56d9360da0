package io.scimvault.scim.fuzz;

import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Any bytes as JSON: read, printed and read again. */
public final class JsonFuzz {
    private JsonFuzz() {}

    /** One input; throws only where a law is broken. */
    public static void fuzzerTestOneInput(byte[] data) {
        Law.inLinearTime(data, () -> run(data));
    }

    private static void run(byte[] data) {
        byte[] given = data.clone();
        Optional<JsonValue> value = Law.answer(data.length, () -> Samples.JSON.parse(data));
        Law.holds(Arrays.equals(data, given), "the bytes are left alone");
        String text = new String(data, StandardCharsets.UTF_8);
        Optional<JsonValue> ofText = Law.answer(data.length, () -> Samples.JSON.parse(text));
        value.ifPresent(tree -> {
            Law.holds(value.equals(ofText), "characters mean what bytes mean: %s, %s", value, ofText);
            String printed = JsonText.print(tree);
            Law.holds(Samples.JSON.parse(printed).equals(tree), "%s is read as another value", printed);
            Law.holds(Samples.JSON.parse(JsonText.printBytes(tree)).equals(tree), "so are its bytes: %s", printed);
            Law.holds(JsonText.print(Samples.JSON.parse(printed)).equals(printed), "%s is printed otherwise", printed);
            Law.holds(printed.length() <= 6 * data.length + 16, "%s is printed as %s", text, printed);
        });
    }
}
