package io.scimvault.benchmarks.unboundid;

import com.unboundid.scim2.common.GenericScimResource;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.messages.PatchRequest;
import com.unboundid.scim2.common.utils.FilterEvaluator;
import com.unboundid.scim2.common.utils.JsonUtils;
import com.unboundid.scim2.common.utils.Parser;
import io.scimvault.benchmarks.contract.Engine;
import io.scimvault.benchmarks.contract.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/**
 * UnboundID's SCIM 2 SDK by its generic resources, which spare it the conversion to beans and back.
 *
 * <p>Written for version 6; version 5 is compiled from the same text with Jackson 2, which is why it keeps to what both versions of
 * Jackson have.
 */
@SuppressWarnings("deprecation")
public final class UnboundIdEngine implements Engine {
    private final ObjectReader resources = JsonUtils.getObjectReader().forType(GenericScimResource.class);
    private final ObjectReader requests = JsonUtils.getObjectReader().forType(PatchRequest.class);
    private final ObjectWriter writer = JsonUtils.getObjectWriter();

    @Override
    public Object parseFilter(String text) throws Exception {
        return Parser.parseFilter(text);
    }

    @Override
    public long walkFilter(Object filter) {
        return length((Filter) filter);
    }

    private static long length(Filter filter) {
        if (filter.isCombiningFilter()) {
            long sum = 0;
            for (Filter term : filter.getCombinedFilters()) {
                sum += length(term);
            }
            return sum;
        }
        if (filter.isNotFilter()) {
            return length(filter.getInvertedFilter());
        }
        long name = filter.getAttributePath().getLastElement().getAttribute().length();
        if (filter.isComplexValueFilter()) {
            return name + length(filter.getValueFilter());
        }
        return filter.isPresentFilter()
                ? name
                : name + filter.getComparisonValue().asText().length();
    }

    @Override
    public String shape(Object filter) {
        return structure((Filter) filter);
    }

    private static String structure(Filter filter) {
        if (filter.isCombiningFilter()) {
            return Shape.joined(
                    filter.getFilterType().toString(),
                    filter.getCombinedFilters().stream()
                            .map(UnboundIdEngine::structure)
                            .toList());
        }
        if (filter.isNotFilter()) {
            return Shape.not(structure(filter.getInvertedFilter()));
        }
        String name = filter.getAttributePath().getLastElement().getAttribute();
        return filter.isComplexValueFilter() ? Shape.valuePath(name, structure(filter.getValueFilter())) : name;
    }

    @Override
    public Object matcher(Object filter) {
        return filter;
    }

    @Override
    public boolean matches(Object matcher, Object user) throws Exception {
        return FilterEvaluator.evaluate((Filter) matcher, ((GenericScimResource) user).getObjectNode());
    }

    @Override
    public Object readUser(byte[] json) throws Exception {
        return resources.readValue(json);
    }

    @Override
    public Object readGroup(byte[] json) throws Exception {
        return resources.readValue(json);
    }

    @Override
    public long walk(Object resource) {
        return length(((GenericScimResource) resource).getObjectNode());
    }

    private static long length(JsonNode node) {
        if (node.isTextual()) {
            return node.textValue().length();
        }
        if (!node.isValueNode()) {
            long sum = 0;
            for (JsonNode child : node) {
                sum += length(child);
            }
            return sum;
        }
        return node.isBoolean() && node.booleanValue() ? 1 : 0;
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
    public Object copy(Object resource) {
        return new GenericScimResource(
                ((GenericScimResource) resource).getObjectNode().deepCopy());
    }

    @Override
    public Object patchUser(Object user, Object request) throws Exception {
        return ((PatchRequest) request).apply((GenericScimResource) user);
    }

    @Override
    public Object patchGroup(Object group, Object request) throws Exception {
        return ((PatchRequest) request).apply((GenericScimResource) group);
    }
}
