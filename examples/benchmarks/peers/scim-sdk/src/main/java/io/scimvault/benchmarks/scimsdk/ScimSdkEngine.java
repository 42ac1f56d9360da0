package io.scimvault.benchmarks.scimsdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.captaingoldfish.scim.sdk.common.request.PatchOpRequest;
import de.captaingoldfish.scim.sdk.common.resources.Group;
import de.captaingoldfish.scim.sdk.common.resources.ResourceNode;
import de.captaingoldfish.scim.sdk.common.resources.ServiceProvider;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.PatchConfig;
import de.captaingoldfish.scim.sdk.common.utils.JsonHelper;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceEndpoint;
import de.captaingoldfish.scim.sdk.server.endpoints.base.GroupEndpointDefinition;
import de.captaingoldfish.scim.sdk.server.endpoints.base.UserEndpointDefinition;
import de.captaingoldfish.scim.sdk.server.filter.AndExpressionNode;
import de.captaingoldfish.scim.sdk.server.filter.AttributeExpressionLeaf;
import de.captaingoldfish.scim.sdk.server.filter.AttributePathRoot;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.filter.NotExpressionNode;
import de.captaingoldfish.scim.sdk.server.filter.OrExpressionNode;
import de.captaingoldfish.scim.sdk.server.filter.resources.FilterResourceResolver;
import de.captaingoldfish.scim.sdk.server.patch.PatchRequestHandler;
import de.captaingoldfish.scim.sdk.server.schemas.ResourceType;
import de.captaingoldfish.scim.sdk.server.utils.RequestUtils;
import io.scimvault.benchmarks.contract.Engine;
import io.scimvault.benchmarks.contract.Service;
import io.scimvault.benchmarks.contract.Shape;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ForkJoinPool;

/**
 * SCIM-SDK: its filter and PATCH engines below the endpoint, so that no validation of a whole request is counted against it. Its
 * endpoint as a whole is {@link ScimSdkService}.
 */
public final class ScimSdkEngine implements Engine {
    private final JsonMapper mapper = new JsonMapper();
    private final ServiceProvider provider = ServiceProvider.builder()
            .patchConfig(PatchConfig.builder().supported(true).build())
            .forkJoinPool(new ForkJoinPool(1))
            .build();
    private final ResourceType userType;
    private final ResourceType groupType;

    public ScimSdkEngine() {
        ResourceEndpoint endpoint = new ResourceEndpoint(provider);
        userType = endpoint.registerEndpoint(new UserEndpointDefinition(new NoStore<User>() {}));
        groupType = endpoint.registerEndpoint(new GroupEndpointDefinition(new NoStore<Group>() {}));
    }

    @Override
    public Object parseFilter(String text) {
        return RequestUtils.parseFilter(userType, text);
    }

    @Override
    public long walkFilter(Object filter) {
        return length((FilterNode) filter);
    }

    private static long length(FilterNode filter) {
        if (filter instanceof AndExpressionNode and) {
            return length(and.getLeftNode()) + length(and.getRightNode());
        }
        if (filter instanceof OrExpressionNode or) {
            return length(or.getLeftNode()) + length(or.getRightNode());
        }
        if (filter instanceof NotExpressionNode not) {
            return length(not.getRightNode());
        }
        if (filter instanceof AttributePathRoot path) {
            return path.getShortName().length() + length(path.getChild());
        }
        AttributeExpressionLeaf leaf = (AttributeExpressionLeaf) filter;
        String name = leaf.getShortName();
        String value = leaf.getValue();
        return name.length() - 1L - name.lastIndexOf('.') + (value == null ? 0 : value.length());
    }

    @Override
    public String shape(Object filter) {
        return structure((FilterNode) filter);
    }

    private static String structure(FilterNode filter) {
        if (filter instanceof AndExpressionNode and) {
            return Shape.joined("and", List.of(structure(and.getLeftNode()), structure(and.getRightNode())));
        }
        if (filter instanceof OrExpressionNode or) {
            return Shape.joined("or", List.of(structure(or.getLeftNode()), structure(or.getRightNode())));
        }
        if (filter instanceof NotExpressionNode not) {
            return Shape.not(structure(not.getRightNode()));
        }
        if (filter instanceof AttributePathRoot path) {
            return Shape.valuePath(path.getShortName(), structure(path.getChild()));
        }
        String name = ((AttributeExpressionLeaf) filter).getShortName();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    @Override
    public Object matcher(Object filter) {
        return filter;
    }

    @Override
    public boolean matches(Object matcher, Object user) {
        return !FilterResourceResolver.filterResources(provider, List.of((User) user), (FilterNode) matcher)
                .isEmpty();
    }

    @Override
    public Object readUser(byte[] json) throws Exception {
        return JsonHelper.copyResourceToObject(mapper.readTree(json), User.class);
    }

    @Override
    public Object readGroup(byte[] json) throws Exception {
        return JsonHelper.copyResourceToObject(mapper.readTree(json), Group.class);
    }

    @Override
    public long walk(Object resource) {
        return length((JsonNode) resource);
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
        return mapper.writeValueAsBytes(resource);
    }

    @Override
    public Object readPatch(byte[] json) {
        return JsonHelper.readJsonDocument(new String(json, StandardCharsets.UTF_8), PatchOpRequest.class);
    }

    @Override
    public Object copy(Object resource) {
        JsonNode copy = ((ResourceNode) resource).deepCopy();
        return resource instanceof User
                ? JsonHelper.copyResourceToObject(copy, User.class)
                : JsonHelper.copyResourceToObject(copy, Group.class);
    }

    @Override
    public Object patchUser(Object user, Object request) {
        return patched((User) user, User.class, userType, (PatchOpRequest) request);
    }

    @Override
    public Object patchGroup(Object group, Object request) {
        return patched((Group) group, Group.class, groupType, (PatchOpRequest) request);
    }

    private <T extends ResourceNode> T patched(T resource, Class<T> kind, ResourceType type, PatchOpRequest request) {
        return new PatchRequestHandler<>(
                        resource.getId().orElse(""), provider, type, new OnGiven<>(resource, kind, provider, type))
                .handlePatchRequest(request);
    }

    @Override
    public Service newService() {
        return new ScimSdkService(provider.getThreadPool());
    }
}
