package io.scimvault.scim.protocol;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The media types of SCIM (RFC 7644 §3.1 and §8.1). */
final class MediaTypes {
    static final String SCIM = "application/scim+json";
    private static final String JSON = "application/json";

    private static final Pattern WEIGHT = Pattern.compile("q=([01](?:\\.[0-9]{0,3})?)");

    private MediaTypes() {}

    /** Refuses a body that says it is something else than JSON in UTF-8; one that says nothing is taken for it. */
    static void checkBody(RawRequest request) {
        request.header("Content-Type").filter(type -> !type.isBlank()).ifPresent(MediaTypes::checkType);
        request.header("Content-Encoding")
                .filter(coding -> !coding.isBlank() && !coding.strip().equalsIgnoreCase("identity"))
                .ifPresent(coding -> {
                    throw unsupported("A body with a content coding is not supported; send it as it is.");
                });
    }

    private static void checkType(String contentType) {
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
        String type = parts[0].strip();
        if (!type.equals(SCIM) && !type.equals(JSON)) {
            throw unsupported("The body must be " + SCIM + " or " + JSON + ".");
        }
        for (String part : parts) {
            String parameter = part.replace("\"", "").strip();
            if (parameter.startsWith("charset=") && !isUtf8(parameter.substring("charset=".length()))) {
                throw unsupported("The body must be JSON in UTF-8.");
            }
        }
    }

    private static boolean isUtf8(String charset) {
        return charset.equals("utf-8") || charset.equals("utf8");
    }

    private static ScimException unsupported(String detail) {
        return new ScimException(ScimError.of(415, detail));
    }

    /**
     * The type of an answer's body (RFC 9110 §12.5.1): plain JSON for a client that names it and not SCIM's own, or gives it more weight. A
     * client that accepts neither is answered all the same: by a type that it can still read, instead of by nothing.
     */
    static String ofAnswer(Optional<String> accept) {
        Map<String, Double> weights = new HashMap<>();
        for (String range : accept.orElse("").toLowerCase(Locale.ROOT).split(",", -1)) {
            weights.merge(range.split(";", 2)[0].strip(), weight(range), Math::max);
        }
        boolean prefersJson = (weights.containsKey(JSON) && !weights.containsKey(SCIM))
                ? weight(JSON, weights) > 0 && weight(JSON, weights) >= weight(SCIM, weights)
                : weight(JSON, weights) > weight(SCIM, weights);
        return prefersJson ? JSON : SCIM;
    }

    /** The weight of a type: of the most specific range that holds it. */
    private static double weight(String type, Map<String, Double> weights) {
        return Stream.of(type, "application/*", "*/*")
                .filter(weights::containsKey)
                .map(weights::get)
                .findFirst()
                .orElse(0.0);
    }

    private static double weight(String range) {
        for (String parameter : range.split(";", -1)) {
            Matcher weight = WEIGHT.matcher(parameter.strip());
            if (weight.matches()) {
                return Double.parseDouble(weight.group(1));
            }
        }
        return 1;
    }
}
