package io.scimvault.scim.protocol;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import java.util.Locale;
import java.util.Optional;

/** The media types of SCIM (RFC 7644 §3.1 and §8.1). */
final class MediaTypes {
    static final String SCIM = "application/scim+json";
    private static final String JSON = "application/json";

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

    /** The type of an answer's body: plain JSON for a client that lists it and not SCIM's own. */
    static String ofAnswer(Optional<String> accept) {
        String accepted = accept.orElse("").toLowerCase(Locale.ROOT);
        return accepted.contains(JSON) && !accepted.contains(SCIM) ? JSON : SCIM;
    }
}
