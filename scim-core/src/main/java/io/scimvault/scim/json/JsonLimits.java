package io.scimvault.scim.json;

/**
 * Bounds on a JSON text that is parsed; past any of them it is refused.
 *
 * @param depth nested arrays and objects
 * @param stringLength UTF-16 units of one string
 * @param nameLength UTF-16 units of one member name
 * @param numberLength characters of one number
 * @param size bytes of the whole text
 */
public record JsonLimits(int depth, int stringLength, int nameLength, int numberLength, int size) {
    /** What a SCIM host accepts unless told otherwise: 64 deep, 1 MiB a string, 1,024 a name, 100 a number, 4 MiB in all. */
    public static final JsonLimits REQUEST = new JsonLimits(64, 1 << 20, 1024, 100, 4 << 20);

    /** For answers of a trusted server: large lists pass. */
    public static final JsonLimits ANSWER = new JsonLimits(64, 64 << 20, 8192, 1000, 256 << 20);

    public JsonLimits {
        if (depth < 1 || stringLength < 1 || nameLength < 1 || numberLength < 1 || size < 1) {
            throw new IllegalArgumentException("a JSON limit must be positive");
        }
    }
}
