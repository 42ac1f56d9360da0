package io.scimvault.benchmarks.scimple;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.scimvault.benchmarks.contract.Engine;
import io.scimvault.benchmarks.contract.Shape;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.apache.directory.scim.core.json.ObjectMapperFactory;
import org.apache.directory.scim.core.repository.DefaultPatchHandler;
import org.apache.directory.scim.core.schema.SchemaRegistry;
import org.apache.directory.scim.protocol.data.PatchRequest;
import org.apache.directory.scim.spec.extension.EnterpriseExtension;
import org.apache.directory.scim.spec.filter.AttributeComparisonExpression;
import org.apache.directory.scim.spec.filter.AttributePresentExpression;
import org.apache.directory.scim.spec.filter.Filter;
import org.apache.directory.scim.spec.filter.FilterExpression;
import org.apache.directory.scim.spec.filter.FilterExpressions;
import org.apache.directory.scim.spec.filter.GroupExpression;
import org.apache.directory.scim.spec.filter.LogicalExpression;
import org.apache.directory.scim.spec.filter.ValuePathExpression;
import org.apache.directory.scim.spec.filter.attribute.AttributeReference;
import org.apache.directory.scim.spec.resources.ScimGroup;
import org.apache.directory.scim.spec.resources.ScimResource;
import org.apache.directory.scim.spec.resources.ScimUser;
import org.apache.directory.scim.spec.schema.Schema;

/** Apache Directory SCIMple: its beans, which are all it has. */
public final class ScimpleEngine implements Engine {
    private final DefaultPatchHandler patches;
    private final Schema userSchema;
    private final ObjectReader users;
    private final ObjectReader groups;
    private final ObjectReader requests;
    private final ObjectWriter writer;

    public ScimpleEngine() {
        SchemaRegistry registry = new SchemaRegistry();
        registry.addSchema(ScimUser.class, List.of(EnterpriseExtension.class));
        registry.addSchema(ScimGroup.class, List.of());
        ObjectMapper mapper = ObjectMapperFactory.createObjectMapper(registry);
        patches = new DefaultPatchHandler(registry);
        userSchema = registry.getSchema(ScimUser.SCHEMA_URI);
        users = mapper.readerFor(ScimUser.class);
        groups = mapper.readerFor(ScimGroup.class);
        requests = mapper.readerFor(PatchRequest.class);
        writer = mapper.writer();
    }

    @Override
    public Object parseFilter(String text) throws Exception {
        return new Filter(text);
    }

    @Override
    public long walkFilter(Object filter) {
        return length(((Filter) filter).getExpression());
    }

    private static long length(FilterExpression filter) {
        if (filter instanceof LogicalExpression logical) {
            return length(logical.getLeft()) + length(logical.getRight());
        }
        if (filter instanceof GroupExpression group) {
            return length(group.getFilterExpression());
        }
        if (filter instanceof ValuePathExpression path) {
            return length(path.getAttributePath()) + length(path.getAttributeExpression());
        }
        if (filter instanceof AttributePresentExpression present) {
            return length(present.getAttributePath());
        }
        AttributeComparisonExpression comparison = (AttributeComparisonExpression) filter;
        return length(comparison.getAttributePath()) + length(comparison.getCompareValue());
    }

    private static long length(AttributeReference name) {
        return name(name).length();
    }

    private static String name(AttributeReference name) {
        return name.hasSubAttribute() ? name.getSubAttributeName() : name.getAttributeName();
    }

    private static long length(Object value) {
        return value instanceof Boolean || value instanceof String
                ? value.toString().length()
                : BeanWalk.DATE_TIME;
    }

    @Override
    public String shape(Object filter) {
        return structure(((Filter) filter).getExpression());
    }

    private static String structure(FilterExpression filter) {
        if (filter instanceof LogicalExpression logical) {
            return Shape.joined(
                    logical.getOperator().name().toLowerCase(Locale.ROOT),
                    List.of(structure(logical.getLeft()), structure(logical.getRight())));
        }
        if (filter instanceof GroupExpression group) {
            String term = structure(group.getFilterExpression());
            return group.isNot() ? Shape.not(term) : term;
        }
        if (filter instanceof ValuePathExpression path) {
            return Shape.valuePath(name(path.getAttributePath()), structure(path.getAttributeExpression()));
        }
        return filter instanceof AttributePresentExpression present
                ? name(present.getAttributePath())
                : name(((AttributeComparisonExpression) filter).getAttributePath());
    }

    @Override
    public Object matcher(Object filter) {
        return FilterExpressions.inMemory((Filter) filter, userSchema);
    }

    @Override
    @SuppressWarnings("unchecked")
    public boolean matches(Object matcher, Object user) {
        return ((Predicate<ScimResource>) matcher).test((ScimUser) user);
    }

    @Override
    public Object readUser(byte[] json) throws Exception {
        return users.readValue(json);
    }

    @Override
    public Object readGroup(byte[] json) throws Exception {
        return groups.readValue(json);
    }

    @Override
    public long walk(Object resource) {
        return BeanWalk.length((ScimResource) resource);
    }

    @Override
    public byte[] write(Object resource) throws Exception {
        return writer.writeValueAsBytes(resource);
    }

    @Override
    public Object readPatch(byte[] json) throws Exception {
        return requests.readValue(json);
    }

    @Override
    public Object patchUser(Object user, Object request) {
        return patches.apply((ScimUser) user, ((PatchRequest) request).getPatchOperationList());
    }

    @Override
    public Object patchGroup(Object group, Object request) {
        return patches.apply((ScimGroup) group, ((PatchRequest) request).getPatchOperationList());
    }
}
