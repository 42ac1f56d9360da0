package io.scimvault.vault.mapping;

import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.AttributePath;
import io.scimvault.scim.schema.CoreSchemas;
import io.scimvault.scim.schema.ResolvedPath;
import io.scimvault.vault.client.ScimClient;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;

/**
 * What the host adds to the mapping, for all its clients. Immutable: each method with an argument gives another configuration.
 */
public final class MappingConfig {
    private static final MappingConfig USUAL = new MappingConfig(
            Map.of(), MappingConfig::asIs, MappingConfig::asIs, MappingConfig::asIs, MappingConfig::asIs);

    private final Map<String, AttributePath> readable;
    private final BiFunction<ScimClient, Resource, Resource> userToVault;
    private final BiFunction<ScimClient, Resource, Resource> userToScim;
    private final BiFunction<ScimClient, Resource, Resource> groupToVault;
    private final BiFunction<ScimClient, Resource, Resource> groupToScim;

    private MappingConfig(
            Map<String, AttributePath> readable,
            BiFunction<ScimClient, Resource, Resource> userToVault,
            BiFunction<ScimClient, Resource, Resource> userToScim,
            BiFunction<ScimClient, Resource, Resource> groupToVault,
            BiFunction<ScimClient, Resource, Resource> groupToScim) {
        this.readable = Collections.unmodifiableMap(new LinkedHashMap<>(readable));
        this.userToVault = userToVault;
        this.userToScim = userToScim;
        this.groupToVault = groupToVault;
        this.groupToScim = groupToScim;
    }

    /** Nothing added. */
    public static MappingConfig usual() {
        return USUAL;
    }

    /**
     * With an attribute of users also as a plain metadata pair, for templated policies such as
     * {@code secret/data/teams/{{identity.entity.metadata.team}}/*}. Of a multi-valued attribute the primary value is taken, else the first. A value
     * that would widen such a path ({@code *}, {@code +}, {@code /}, {@code ..}, what is not printable) is refused, 400 {@code invalidValue}.
     * The key is SCIM's from then on: a pair that an admin set there is replaced as soon as the attribute has a value, and goes when it has none.
     *
     * @param path such as {@code title}, {@code emails.value} or an extension's attribute by its URN
     * @param key the metadata key: 1 to 128 of {@code a-z A-Z 0-9 = / + _ -}
     * @throws IllegalArgumentException when users have no such text, number or boolean, the key is not possible, or taken
     */
    public MappingConfig readable(String path, String key) {
        AttributePath parsed = AttributePath.parse(path);
        boolean isSimple = CoreSchemas.USER
                .resolve(parsed)
                .flatMap(ResolvedPath::leaf)
                .filter(attribute -> !attribute.isComplex() && attribute.returned() != Attribute.Returned.NEVER)
                .isPresent();
        if (!isSimple) {
            throw new IllegalArgumentException("users have no attribute " + path + " that could be a metadata pair");
        }
        PlainPairs.requireKeys(List.of(key));
        if (readable.containsKey(key)) {
            throw new IllegalArgumentException("two attributes for one metadata key: " + key);
        }
        Map<String, AttributePath> more = new LinkedHashMap<>(readable);
        more.put(key, parsed);
        PlainPairs.requireKeys(more.keySet());
        return new MappingConfig(more, userToVault, userToScim, groupToVault, groupToScim);
    }

    /**
     * With the host's own function on each user that is to be stored: it sees what the client wants, in canonical form, and gives what is
     * kept, taken as it is: in canonical form again, with attributes that users have. It may refuse with a {@link io.scimvault.scim.error.ScimException}, but a request that does nothing than lock the user out is carried
     * out in spite of that. What it adds the client sees, unless {@link #userToScim} takes
     * it away again; applied to what it gave before it must change nothing, or every request would be a change.
     */
    public MappingConfig userToVault(BiFunction<ScimClient, Resource, Resource> function) {
        return new MappingConfig(readable, function, userToScim, groupToVault, groupToScim);
    }

    /**
     * With the host's own function on each user that is read, before SCIM shows, filters or changes it. Where it fails, only a DELETE and a
     * change that does nothing but lock the user out are carried out.
     */
    public MappingConfig userToScim(BiFunction<ScimClient, Resource, Resource> function) {
        return new MappingConfig(readable, userToVault, function, groupToVault, groupToScim);
    }

    /** As {@link #userToVault}, for groups. */
    public MappingConfig groupToVault(BiFunction<ScimClient, Resource, Resource> function) {
        return new MappingConfig(readable, userToVault, userToScim, function, groupToScim);
    }

    /** As {@link #userToScim}, for groups. */
    public MappingConfig groupToScim(BiFunction<ScimClient, Resource, Resource> function) {
        return new MappingConfig(readable, userToVault, userToScim, groupToVault, function);
    }

    /** Metadata keys, and the attributes whose values they show. */
    Map<String, AttributePath> readable() {
        return readable;
    }

    Resource userToVault(ScimClient client, Resource user) {
        return applied(userToVault, client, user);
    }

    Resource userToScim(ScimClient client, Resource user) {
        return applied(userToScim, client, user);
    }

    Resource groupToVault(ScimClient client, Resource group) {
        return applied(groupToVault, client, group);
    }

    Resource groupToScim(ScimClient client, Resource group) {
        return applied(groupToScim, client, group);
    }

    private static Resource asIs(ScimClient client, Resource resource) {
        return resource;
    }

    private static Resource applied(
            BiFunction<ScimClient, Resource, Resource> function, ScimClient client, Resource resource) {
        return Objects.requireNonNull(function.apply(client, resource), "the host's mapping function gave nothing");
    }
}
