package io.scimvault.vault.mapping;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import io.scimvault.vault.identity.IdentityLimits;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A JSON document in metadata pairs {@code scim_doc_00}, {@code scim_doc_01}, …: compact JSON, readable in Vault's own UI, cut at
 * 512 bytes between characters. Only a document that does not fit is deflated and put in base64; what does not fit even so is refused.
 */
final class MetadataCodec {
    private static final String KEY = "scim_doc_";

    /** Begins a deflated document; a plain one begins with a brace. */
    private static final String DEFLATED = "deflate:";

    /**
     * Bytes of a document before it is deflated. Without a bound a value of a million equal letters would be stored in a few pairs,
     * and a page of such users would fill the memory of whoever reads it.
     */
    private static final int PLAIN_BYTES = 128 << 10;

    private static final JsonText JSON = JsonText.within(JsonLimits.REQUEST);

    private MetadataCodec() {}

    /**
     * The pairs of a document.
     *
     * @param room how many pairs there may be
     * @throws ScimException 400 {@code invalidValue}, with the number of bytes that are too many
     */
    static Map<String, String> encode(JsonObject document, int room) {
        if (document.isEmpty() && room >= 0) {
            return Map.of();
        }
        if (room <= 0) {
            throw new ScimException(ScimError.badRequest(
                    ScimType.INVALID_VALUE, "The metadata pairs that others set leave no room for the resource."));
        }
        String plain = document.toString();
        List<String> chunks = chunks(plain);
        if (chunks.size() > room) {
            int bytes = plain.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > PLAIN_BYTES) {
                throw new ScimException(ScimError.badRequest(
                        ScimType.INVALID_VALUE,
                        "The resource has " + bytes + " bytes; at most " + PLAIN_BYTES + " are possible."));
            }
            String deflated = DEFLATED + Base64.getEncoder().withoutPadding().encodeToString(deflate(plain));
            chunks = chunks(deflated);
            if (chunks.size() > room) {
                throw tooLarge(Math.max(1, Math.min(bytes, deflated.length()) - room * IdentityLimits.VALUE_BYTES));
            }
        }
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int i = 0; i < chunks.size(); i++) {
            pairs.put(key(i), chunks.get(i));
        }
        return pairs;
    }

    /** The document in these pairs: empty if there is none, absent if it is damaged. */
    static Optional<JsonObject> decode(Map<String, String> metadata) {
        StringBuilder text = new StringBuilder();
        int count = 0;
        while (metadata.containsKey(key(count))) {
            text.append(metadata.get(key(count)));
            count++;
        }
        long stored =
                metadata.keySet().stream().filter(key -> key.startsWith(KEY)).count();
        if (stored != count) {
            return Optional.empty();
        }
        if (count == 0) {
            return Optional.of(JsonObject.EMPTY);
        }
        try {
            String plain = text.indexOf(DEFLATED) == 0 ? inflate(text.substring(DEFLATED.length())) : text.toString();
            return JSON.parse(plain) instanceof JsonObject document ? Optional.of(document) : Optional.empty();
        } catch (ScimException | DataFormatException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The pairs of the document among others. */
    static Map<String, String> pairs(Map<String, String> metadata) {
        Map<String, String> pairs = new LinkedHashMap<>(metadata);
        pairs.keySet().removeIf(key -> !key.startsWith(KEY));
        return pairs;
    }

    private static String key(int index) {
        return KEY + (index < 10 ? "0" : "") + index;
    }

    private static List<String> chunks(String text) {
        List<String> chunks = new ArrayList<>();
        int start = 0;
        int bytes = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int width = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            if (bytes + width > IdentityLimits.VALUE_BYTES) {
                chunks.add(text.substring(start, i));
                start = i;
                bytes = 0;
            }
            bytes += width;
            i += Character.charCount(c);
        }
        chunks.add(text.substring(start));
        return chunks;
    }

    private static byte[] deflate(String text) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static String inflate(String base64) throws DataFormatException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(Base64.getDecoder().decode(base64));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!inflater.finished()) {
                int read = inflater.inflate(buffer);
                if (read == 0 || out.size() + read > PLAIN_BYTES) {
                    throw new DataFormatException("cut short, or too large");
                }
                out.write(buffer, 0, read);
            }
            return out.toString(StandardCharsets.UTF_8);
        } finally {
            inflater.end();
        }
    }

    private static ScimException tooLarge(int excess) {
        return new ScimException(ScimError.badRequest(
                ScimType.INVALID_VALUE,
                "The resource is too large for Vault's metadata, by about " + excess + " bytes."));
    }
}
