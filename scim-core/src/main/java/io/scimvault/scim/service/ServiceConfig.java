package io.scimvault.scim.service;

import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.protocol.AuthenticationScheme;
import io.scimvault.scim.protocol.BulkLimits;
import io.scimvault.scim.protocol.Capabilities;
import io.scimvault.scim.protocol.Paging;
import io.scimvault.scim.protocol.RawRequest;
import io.scimvault.scim.protocol.RequestParser;
import io.scimvault.scim.quirks.ClientQuirks;
import io.scimvault.scim.schema.CoreSchemas;
import io.scimvault.scim.schema.ResourceType;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.crypto.SecretKey;

/** How a {@link ScimService} behaves. Immutable: each method with an argument gives another configuration. */
public final class ServiceConfig {
    private static final ServiceConfig USUAL = new ServiceConfig();

    private Optional<URI> baseUri = Optional.empty();
    private List<ResourceType> types = List.of(CoreSchemas.USER, CoreSchemas.GROUP);
    private Set<String> unfilled = Set.of(CoreSchemas.GROUP_URN + ":members.display");
    private ClientQuirks quirks = ClientQuirks.lenient();
    private Paging.Limits pages = Paging.Limits.USUAL;
    private JsonLimits bodies = JsonLimits.REQUEST;
    private int bulkOperations = 1_000;
    private Duration cursorTimeout = Duration.ofHours(1);
    private Optional<SecretKey> cursorKey = Optional.empty();
    private int patchAnswer = 1_000;
    private boolean changePassword;
    private List<AuthenticationScheme> authentication = List.of(AuthenticationScheme.BEARER_TOKEN);
    private Optional<URI> documentation = Optional.empty();
    private Optional<Function<RawRequest, Optional<ResourceKey>>> me = Optional.empty();
    private Clock clock = Clock.systemUTC();

    private ServiceConfig() {}

    private ServiceConfig(ServiceConfig other) {
        this.baseUri = other.baseUri;
        this.types = other.types;
        this.unfilled = other.unfilled;
        this.quirks = other.quirks;
        this.pages = other.pages;
        this.bodies = other.bodies;
        this.bulkOperations = other.bulkOperations;
        this.cursorTimeout = other.cursorTimeout;
        this.cursorKey = other.cursorKey;
        this.patchAnswer = other.patchAnswer;
        this.changePassword = other.changePassword;
        this.authentication = other.authentication;
        this.documentation = other.documentation;
        this.me = other.me;
        this.clock = other.clock;
    }

    /** Users and groups, lenient, pages of 100 and at most 200, bodies of at most 4 MiB. */
    public static ServiceConfig usual() {
        return USUAL;
    }

    /**
     * With the URL that the service has for its clients, such as {@code https://id.example/scim/v2}; without one, and without one given
     * with the request, locations are relative to it.
     */
    public ServiceConfig baseUri(URI uri) {
        ServiceConfig config = new ServiceConfig(this);
        config.baseUri = Optional.of(uri);
        return config;
    }

    /**
     * With other resource types, published in this order; users and groups unless chosen otherwise.
     *
     * @throws IllegalArgumentException where there is none, or two could not be told apart by name or endpoint, or an endpoint is none or
     *     the service's own
     */
    public ServiceConfig types(ResourceType... served) {
        RequestParser.requireDistinct(List.of(served));
        ServiceConfig config = new ServiceConfig(this);
        config.types = List.of(served);
        return config;
    }

    /**
     * With another list of read-only attributes that the store never fills, and which are therefore not published: by their paths in full,
     * such as {@code urn:ietf:params:scim:schemas:core:2.0:Group:members.display}. Unless chosen otherwise, the names of members,
     * which would cost a store one more reading each.
     */
    public ServiceConfig unfilled(Set<String> paths) {
        ServiceConfig config = new ServiceConfig(this);
        config.unfilled = Set.copyOf(paths);
        return config;
    }

    /** With other leniency; {@link ClientQuirks#lenient()} unless chosen otherwise. */
    public ServiceConfig quirks(ClientQuirks other) {
        ServiceConfig config = new ServiceConfig(this);
        config.quirks = other;
        return config;
    }

    /** With other sizes of a list's pages. */
    public ServiceConfig pages(Paging.Limits limits) {
        ServiceConfig config = new ServiceConfig(this);
        config.pages = limits;
        return config;
    }

    /** With other limits of a request's body. */
    public ServiceConfig bodies(JsonLimits limits) {
        ServiceConfig config = new ServiceConfig(this);
        config.bodies = limits;
        return config;
    }

    /**
     * With another number of operations that one bulk request (RFC 7644 §3.7) may have; 1,000 unless chosen otherwise. With 0 there are
     * no bulk requests (501). How large one may be is for {@link #bodies} to say.
     */
    public ServiceConfig bulkOperations(int atMost) {
        if (atMost < 0) {
            throw new IllegalArgumentException("a number of operations is not negative");
        }
        ServiceConfig config = new ServiceConfig(this);
        config.bulkOperations = atMost;
        return config;
    }

    /** With another time for which a cursor (RFC 9865) is valid; an hour unless chosen otherwise. */
    public ServiceConfig cursorTimeout(Duration timeout) {
        if (timeout.toSeconds() < 1) {
            throw new IllegalArgumentException("a cursor must be valid for a second at least");
        }
        ServiceConfig config = new ServiceConfig(this);
        config.cursorTimeout = timeout;
        return config;
    }

    /**
     * With a key (AES, 128 or 256 bits) for cursors that several hosts behind one address share; without one, each service makes its
     * own, and a cursor is of use only where it came from.
     */
    public ServiceConfig cursorKey(SecretKey key) {
        byte[] bytes = key.getEncoded();
        boolean fits = bytes == null || Set.of(16, 24, 32).contains(bytes.length);
        if (!key.getAlgorithm().equals("AES") || !fits) {
            throw new IllegalArgumentException("not a key of AES");
        }
        ServiceConfig config = new ServiceConfig(this);
        config.cursorKey = Optional.of(key);
        return config;
    }

    /**
     * With another size up to which a PATCH is answered by the resource: where more elements than this would be shown of one attribute,
     * such as {@code members}, the answer is 204 (RFC 7644 §3.5.2), unless the client named the attributes that it wants. 1,000
     * unless chosen otherwise.
     */
    public ServiceConfig patchAnswer(int elements) {
        ServiceConfig config = new ServiceConfig(this);
        config.patchAnswer = elements;
        return config;
    }

    /**
     * With the {@code /Me} endpoint (RFC 7644 §3.11): the function tells which resource stands for the caller of a request, and nothing
     * where there is none (404). Without it, {@code /Me} is 501.
     */
    public ServiceConfig me(Function<RawRequest, Optional<ResourceKey>> resourceOfCaller) {
        ServiceConfig config = new ServiceConfig(this);
        config.me = Optional.of(resourceOfCaller);
        return config;
    }

    /** With the ways in which the host authenticates callers, for its clients to read; a bearer token unless chosen otherwise. */
    public ServiceConfig authentication(AuthenticationScheme... schemes) {
        ServiceConfig config = new ServiceConfig(this);
        config.authentication = List.of(schemes);
        return config;
    }

    /** With the word that a {@code password} that is written has an effect in the store; it has none unless chosen otherwise. */
    public ServiceConfig changePassword(boolean hasEffect) {
        ServiceConfig config = new ServiceConfig(this);
        config.changePassword = hasEffect;
        return config;
    }

    /** With the place where people read about the service. */
    public ServiceConfig documentation(URI uri) {
        ServiceConfig config = new ServiceConfig(this);
        config.documentation = Optional.of(uri);
        return config;
    }

    /** With another clock for the age of cursors. */
    public ServiceConfig clock(Clock other) {
        ServiceConfig config = new ServiceConfig(this);
        config.clock = other;
        return config;
    }

    public Optional<URI> baseUri() {
        return baseUri;
    }

    public List<ResourceType> types() {
        return types;
    }

    public Set<String> unfilled() {
        return unfilled;
    }

    public ClientQuirks quirks() {
        return quirks;
    }

    public Paging.Limits pages() {
        return pages;
    }

    public JsonLimits bodies() {
        return bodies;
    }

    /** The limits of bulk requests. */
    public BulkLimits bulk() {
        return bulkOperations == 0 ? BulkLimits.OFF : new BulkLimits(bulkOperations, bodies.size());
    }

    public Duration cursorTimeout() {
        return cursorTimeout;
    }

    Capabilities capabilities() {
        return new Capabilities(pages, cursorTimeout, bulk(), changePassword, authentication, documentation);
    }

    public int patchAnswer() {
        return patchAnswer;
    }

    Optional<SecretKey> cursorKey() {
        return cursorKey;
    }

    Optional<Function<RawRequest, Optional<ResourceKey>>> me() {
        return me;
    }

    Clock clock() {
        return clock;
    }
}
