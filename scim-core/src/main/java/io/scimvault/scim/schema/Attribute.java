package io.scimvault.scim.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An attribute's definition, with all characteristics of RFC 7643 §7.
 *
 * @param name in its canonical spelling
 * @param type data type (§2.3)
 * @param multiValued whether the value is an array
 * @param description for people
 * @param required whether a resource must have it
 * @param canonicalValues suggested values, such as {@code work} and {@code home}
 * @param caseExact whether string values are compared with regard to case
 * @param mutability who may write it
 * @param returned when it is shown
 * @param uniqueness among which resources a value is unique
 * @param referenceTypes what a {@link Type#REFERENCE} may point to
 * @param subAttributes of a {@link Type#COMPLEX} attribute
 */
public record Attribute(
        String name,
        Type type,
        boolean multiValued,
        String description,
        boolean required,
        List<String> canonicalValues,
        boolean caseExact,
        Mutability mutability,
        Returned returned,
        Uniqueness uniqueness,
        List<String> referenceTypes,
        Table subAttributes) {

    /** Data types of RFC 7643 §2.3, with their names on the wire. */
    public enum Type {
        STRING("string"),
        BOOLEAN("boolean"),
        DECIMAL("decimal"),
        INTEGER("integer"),
        DATE_TIME("dateTime"),
        BINARY("binary"),
        REFERENCE("reference"),
        COMPLEX("complex");

        private final String keyword;

        Type(String keyword) {
            this.keyword = keyword;
        }

        public String keyword() {
            return keyword;
        }

        /** Whether values are JSON strings. */
        public boolean isText() {
            return this == STRING || this == DATE_TIME || this == BINARY || this == REFERENCE;
        }
    }

    /** Who may write an attribute (RFC 7643 §7). */
    public enum Mutability {
        READ_ONLY("readOnly"),
        READ_WRITE("readWrite"),
        IMMUTABLE("immutable"),
        WRITE_ONLY("writeOnly");

        private final String keyword;

        Mutability(String keyword) {
            this.keyword = keyword;
        }

        public String keyword() {
            return keyword;
        }
    }

    /** When an attribute is shown (RFC 7643 §7). */
    public enum Returned {
        ALWAYS("always"),
        NEVER("never"),
        DEFAULT("default"),
        REQUEST("request");

        private final String keyword;

        Returned(String keyword) {
            this.keyword = keyword;
        }

        public String keyword() {
            return keyword;
        }
    }

    /** Among which resources a value is unique (RFC 7643 §7). */
    public enum Uniqueness {
        NONE("none"),
        SERVER("server"),
        GLOBAL("global");

        private final String keyword;

        Uniqueness(String keyword) {
            this.keyword = keyword;
        }

        public String keyword() {
            return keyword;
        }
    }

    public Attribute {
        canonicalValues = List.copyOf(canonicalValues);
        referenceTypes = List.copyOf(referenceTypes);
    }

    public boolean isComplex() {
        return type == Type.COMPLEX;
    }

    /** This definition with other suggested values and other types that it may refer to. */
    Attribute suggesting(List<String> values, List<String> types) {
        return new Attribute(
                name,
                type,
                multiValued,
                description,
                required,
                values,
                caseExact,
                mutability,
                returned,
                uniqueness,
                types,
                subAttributes);
    }

    /** This definition with another answer to who may write it, and other sub-attributes. */
    Attribute with(Mutability who, Table subs) {
        return new Attribute(
                name,
                type,
                multiValued,
                description,
                required,
                canonicalValues,
                caseExact,
                who,
                returned,
                uniqueness,
                referenceTypes,
                subs);
    }

    /** The sub-attribute of this name, in any letter case. */
    public Optional<Attribute> sub(String subName) {
        return subAttributes.get(subName);
    }

    /** The sub-attribute {@code value}: what a comparison of a complex attribute compares (RFC 7644 §3.4.2.2). */
    public Optional<Attribute> valueSub() {
        return subAttributes.get("value");
    }

    /** Attributes in their order, found by name in any letter case. */
    public static final class Table {
        /** A table without attributes. */
        public static final Table EMPTY = new Table(Map.of());

        private final Map<String, Attribute> byFoldedName;
        private final Map<String, Attribute> byName = new HashMap<>();
        private final boolean hasRequired;
        private final boolean shownWhole;

        private Table(Map<String, Attribute> byFoldedName) {
            this.byFoldedName = byFoldedName;
            boolean some = false;
            boolean whole = true;
            for (Attribute attribute : byFoldedName.values()) {
                byName.put(attribute.name(), attribute);
                some |= attribute.required();
                whole &= attribute.returned() != Returned.NEVER && attribute.returned() != Returned.REQUEST;
                whole &= attribute.subAttributes().shownWhole;
            }
            this.hasRequired = some;
            this.shownWhole = whole;
        }

        /** A table of these attributes; two of one name are refused. */
        public static Table of(List<Attribute> attributes) {
            Map<String, Attribute> table = new LinkedHashMap<>();
            for (Attribute attribute : attributes) {
                if (table.put(AttributeName.fold(attribute.name()), attribute) != null) {
                    throw new IllegalArgumentException("two attributes named " + attribute.name());
                }
            }
            return new Table(Collections.unmodifiableMap(table));
        }

        /** This table with another definition of the attribute that has its name. */
        Table with(Attribute other) {
            Map<String, Attribute> table = new LinkedHashMap<>(byFoldedName);
            table.put(AttributeName.fold(other.name()), other);
            return new Table(Collections.unmodifiableMap(table));
        }

        /** Whether some of the attributes are required. */
        public boolean hasRequired() {
            return hasRequired;
        }

        /** All attributes in order. */
        public Collection<Attribute> all() {
            return byFoldedName.values();
        }

        /** Whether all of these attributes, at any depth, are shown where a request names none. */
        public boolean isShownWhole() {
            return shownWhole;
        }

        public Optional<Attribute> get(String name) {
            return Optional.ofNullable(find(name));
        }

        /** The attribute of this name in any letter case, or null. */
        public @Nullable Attribute find(String name) {
            Attribute spelledSo = byName.get(name);
            return spelledSo != null ? spelledSo : byFoldedName.get(AttributeName.fold(name));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Table table && byFoldedName.equals(table.byFoldedName);
        }

        @Override
        public int hashCode() {
            return byFoldedName.hashCode();
        }

        @Override
        public String toString() {
            return byFoldedName.values().stream().map(Attribute::name).toList().toString();
        }
    }
}
