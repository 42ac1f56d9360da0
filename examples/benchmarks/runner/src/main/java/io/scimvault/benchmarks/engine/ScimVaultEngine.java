package io.scimvault.benchmarks.engine;

import io.scimvault.benchmarks.contract.Engine;
import io.scimvault.benchmarks.contract.Service;
import io.scimvault.benchmarks.contract.Shape;
import io.scimvault.scim.filter.Filter;
import io.scimvault.scim.filter.FilterMatcher;
import io.scimvault.scim.filter.FilterOptions;
import io.scimvault.scim.filter.FilterParser;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.patch.PatchEngine;
import io.scimvault.scim.patch.PatchOptions;
import io.scimvault.scim.patch.PatchReader;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.AttributePath;
import io.scimvault.scim.schema.CoreSchemas;
import java.util.List;

/** scim-core, as lenient as it is by default. */
final class ScimVaultEngine implements Engine {
    private final FilterOptions filters = FilterOptions.lenient();
    private final PatchOptions patches = PatchOptions.lenient();
    private final JsonText text = JsonText.within(JsonLimits.ANSWER);
    private final PatchEngine userPatches = PatchEngine.of(CoreSchemas.USER, patches);
    private final PatchEngine groupPatches = PatchEngine.of(CoreSchemas.GROUP, patches);

    @Override
    public Object parseFilter(String filter) {
        return FilterParser.parse(filter, filters);
    }

    @Override
    public long walkFilter(Object filter) {
        return length((Filter) filter);
    }

    private static long length(Filter filter) {
        if (filter instanceof Filter.And and) {
            return length(and.terms());
        }
        if (filter instanceof Filter.Or or) {
            return length(or.terms());
        }
        if (filter instanceof Filter.Not not) {
            return length(not.term());
        }
        if (filter instanceof Filter.ValuePath path) {
            return path.path().name().length() + length(path.filter());
        }
        if (filter instanceof Filter.Present present) {
            return name(present.path()).length();
        }
        Filter.Comparison comparison = (Filter.Comparison) filter;
        return name(comparison.path()).length() + printedLength(comparison.value());
    }

    private static long length(List<Filter> terms) {
        long sum = 0;
        for (Filter term : terms) {
            sum += length(term);
        }
        return sum;
    }

    private static int printedLength(JsonValue value) {
        return value instanceof JsonString string
                ? string.value().length()
                : value.toString().length();
    }

    private static String name(AttributePath path) {
        return path.sub().orElse(path.name());
    }

    @Override
    public String shape(Object filter) {
        return structure((Filter) filter);
    }

    private static String structure(Filter filter) {
        if (filter instanceof Filter.And and) {
            return Shape.joined(
                    "and", and.terms().stream().map(ScimVaultEngine::structure).toList());
        }
        if (filter instanceof Filter.Or or) {
            return Shape.joined(
                    "or", or.terms().stream().map(ScimVaultEngine::structure).toList());
        }
        if (filter instanceof Filter.Not not) {
            return Shape.not(structure(not.term()));
        }
        if (filter instanceof Filter.ValuePath path) {
            return Shape.valuePath(path.path().name(), structure(path.filter()));
        }
        return filter instanceof Filter.Present present
                ? name(present.path())
                : name(((Filter.Comparison) filter).path());
    }

    @Override
    public Object matcher(Object filter) {
        return FilterMatcher.of((Filter) filter, CoreSchemas.USER, filters);
    }

    @Override
    public boolean matches(Object matcher, Object user) {
        return ((FilterMatcher) matcher).matches((Resource) user);
    }

    @Override
    public Object readUser(byte[] json) {
        return new Resource((JsonObject) text.parse(json));
    }

    @Override
    public Object readGroup(byte[] json) {
        return new Resource((JsonObject) text.parse(json));
    }

    @Override
    public long walk(Object resource) {
        return length(((Resource) resource).tree());
    }

    private static long length(JsonValue value) {
        if (value instanceof JsonString string) {
            return string.value().length();
        }
        long sum = 0;
        if (value instanceof JsonObject object) {
            for (JsonValue member : object.members().values()) {
                sum += length(member);
            }
        } else if (value instanceof JsonArray array) {
            for (JsonValue element : array) {
                sum += length(element);
            }
        } else if (value == JsonBoolean.TRUE) {
            sum = 1;
        }
        return sum;
    }

    @Override
    public byte[] write(Object resource) {
        return JsonText.printBytes(((Resource) resource).tree());
    }

    @Override
    public Object readPatch(byte[] json) {
        return PatchReader.read(text.parse(json), patches);
    }

    @Override
    public Object patchUser(Object user, Object request) {
        return userPatches.apply((Resource) user, (PatchRequest) request).after();
    }

    @Override
    public Object patchGroup(Object group, Object request) {
        return groupPatches.apply((Resource) group, (PatchRequest) request).after();
    }

    @Override
    public Service newService() {
        return new ScimVaultService();
    }
}
