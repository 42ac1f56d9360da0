package io.scimvault.scim.resource;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.schema.CoreSchemas;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The enterprise extension of a user (RFC 7643 §4.3): a view of the object under its URN. */
public record EnterpriseUser(JsonObject tree) {

    /** Starts an extension without attributes. */
    public static Builder of() {
        return new Builder(JsonObject.EMPTY);
    }

    /** Starts from what this extension has. */
    public Builder toBuilder() {
        return new Builder(tree);
    }

    public Optional<String> employeeNumber() {
        return tree.string("employeeNumber");
    }

    public Optional<String> costCenter() {
        return tree.string("costCenter");
    }

    public Optional<String> organization() {
        return tree.string("organization");
    }

    public Optional<String> division() {
        return tree.string("division");
    }

    public Optional<String> department() {
        return tree.string("department");
    }

    /** The id of the user who is the manager. */
    public Optional<String> managerId() {
        return manager("value");
    }

    /** The URI of the user who is the manager. */
    public Optional<String> managerRef() {
        return manager("$ref");
    }

    /** The manager's displayName, as the service gives it. */
    public Optional<String> managerDisplayName() {
        return manager("displayName");
    }

    private Optional<String> manager(String sub) {
        return tree.object("manager").flatMap(manager -> manager.string(sub));
    }

    /** Builds the extension; null takes an attribute away. */
    public static final class Builder {
        private JsonObject tree;

        private Builder(JsonObject tree) {
            this.tree = tree;
        }

        public Builder employeeNumber(@Nullable String employeeNumber) {
            return set("employeeNumber", employeeNumber);
        }

        public Builder costCenter(@Nullable String costCenter) {
            return set("costCenter", costCenter);
        }

        public Builder organization(@Nullable String organization) {
            return set("organization", organization);
        }

        public Builder division(@Nullable String division) {
            return set("division", division);
        }

        public Builder department(@Nullable String department) {
            return set("department", department);
        }

        /** The manager by the id that the service gave that user; a former manager's name and URI go with them. */
        public Builder manager(@Nullable String id) {
            return attribute("manager", Canonical.with(JsonObject.EMPTY, "value", id));
        }

        /** Any attribute of the extension; an unassigned value takes it away. */
        public Builder attribute(String name, JsonValue value) {
            tree = Canonical.with(tree, name, value);
            return this;
        }

        public EnterpriseUser build() {
            return new EnterpriseUser(Canonical.object(CoreSchemas.ENTERPRISE_USER_SCHEMA.attributes(), tree));
        }

        private Builder set(String name, @Nullable String value) {
            tree = Canonical.with(tree, name, value);
            return this;
        }
    }
}
