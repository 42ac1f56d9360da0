package io.scimvault.scim.validation;

import io.scimvault.scim.json.CaseFolding;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.json.KeyedElements;
import io.scimvault.scim.json.SecretHash;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * By which of their parts elements are told apart; those that lack the value, by all they hold.
 *
 * @param value the sub-attribute; empty where the element itself is the value
 * @param hasValue whether elements have one at all
 * @param foldsValue whether letter case is ignored in it
 * @param type the sub-attribute that tells elements of one value apart; empty where none does
 * @param foldsType whether letter case is ignored in it
 */
public record ElementKey(String value, boolean hasValue, boolean foldsValue, String type, boolean foldsType)
        implements KeyedElements.Identity {

    /** What tells elements apart that are alike only if all they hold is. */
    public static final ElementKey WHOLE = new ElementKey("", false, false, "", false);

    ElementKey with(String ofType, boolean folds) {
        return new ElementKey(value, hasValue, foldsValue, ofType, folds);
    }

    @Override
    public boolean same(JsonValue one, JsonValue other) {
        if (one == other) {
            return true;
        }
        JsonValue own = hasValue ? part(one, value) : null;
        JsonValue others = hasValue ? part(other, value) : null;
        if (own == null || others == null) {
            return own == others && one.equals(other);
        }
        return same(own, others, foldsValue) && (type.isEmpty() || same(part(one, type), part(other, type), foldsType));
    }

    @Override
    public int hash(JsonValue element) {
        JsonValue own = hasValue ? part(element, value) : null;
        if (own == null) {
            return SecretHash.of(wholeKey(element), false);
        }
        JsonValue ofType = type.isEmpty() ? null : part(element, type);
        int hash = hash(own, foldsValue);
        return ofType == null ? hash : (hash * 31 + hash(ofType, foldsType)) & Integer.MAX_VALUE;
    }

    private static @Nullable JsonValue part(JsonValue element, String name) {
        if (name.isEmpty()) {
            return element;
        }
        return element instanceof JsonObject object ? object.member(name) : null;
    }

    private static boolean same(@Nullable JsonValue one, @Nullable JsonValue other, boolean folds) {
        if (one instanceof JsonString text && other instanceof JsonString otherText) {
            return folds
                    ? CaseFolding.same(text.value(), otherText.value())
                    : text.value().equals(otherText.value());
        }
        return one == null ? other == null : one.equals(other);
    }

    private static int hash(JsonValue value, boolean folds) {
        return value instanceof JsonString text
                ? SecretHash.of(text.value(), folds)
                : SecretHash.of(value.toString(), false);
    }

    /** What equal elements have in common: all they hold, in an order of its own. */
    public static String wholeKey(JsonValue element) {
        StringBuilder out = new StringBuilder("e");
        print(element, out);
        return out.toString();
    }

    private static void print(JsonValue value, StringBuilder out) {
        if (value instanceof JsonObject object) {
            for (Map.Entry<String, JsonValue> member : new TreeMap<>(object.members()).entrySet()) {
                out.append('{');
                new JsonString(member.getKey()).printTo(out);
                print(member.getValue(), out);
            }
            out.append('}');
        } else if (value instanceof JsonArray array) {
            out.append('[');
            array.forEach(element -> print(element, out));
            out.append(']');
        } else {
            value.printTo(out);
            out.append(',');
        }
    }
}
