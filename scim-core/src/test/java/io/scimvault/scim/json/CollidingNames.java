package io.scimvault.scim.json;

/** Different names of one length and one hash code: "Aa" and "BB" have the same. */
final class CollidingNames {
    private CollidingNames() {}

    /** The name that a number below 2 to the power of {@code pairs} stands for. */
    static String of(int number, int pairs) {
        StringBuilder name = new StringBuilder(2 * pairs);
        for (int bit = 0; bit < pairs; bit++) {
            name.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return name.toString();
    }
}
