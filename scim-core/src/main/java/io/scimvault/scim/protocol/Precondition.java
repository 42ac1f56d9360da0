package io.scimvault.scim.protocol;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.resource.Resource;
import java.util.List;
import java.util.Optional;

/**
 * What a client knows of the version of a resource (RFC 7644 §3.14, RFC 9110 §13.1).
 *
 * @param ifMatch the value of {@code If-Match}: the change is wanted only for one of these versions
 * @param ifNoneMatch the value of {@code If-None-Match}: the client has these versions already
 */
public record Precondition(Optional<String> ifMatch, Optional<String> ifNoneMatch) {
    /** No condition. */
    public static final Precondition NONE = new Precondition(Optional.empty(), Optional.empty());

    /** Whether there is a condition. */
    public boolean isThere() {
        return ifMatch.isPresent() || ifNoneMatch.isPresent();
    }

    /** The condition of a request. */
    static Precondition of(RawRequest request) {
        return new Precondition(request.header("If-Match"), request.header("If-None-Match"));
    }

    /** Refuses with 412 unless the resource, as it is, meets the condition. */
    public void check(Resource current) {
        checkMatch(current);
        if (isKnown(current)) {
            throw new ScimException(
                    ScimError.preconditionFailed("The resource has a version that is named in If-None-Match."));
        }
    }

    /** Refuses with 412 unless the resource has one of the versions that {@code If-Match} names, if it names any. */
    public void checkMatch(Resource current) {
        if (ifMatch.isPresent() && !names(ifMatch.get(), current)) {
            throw new ScimException(
                    ScimError.preconditionFailed("The resource has another version than the one named in If-Match."));
        }
    }

    /** Whether the client has this very version already: a read is answered with 304. */
    public boolean isKnown(Resource current) {
        return ifNoneMatch.isPresent() && names(ifNoneMatch.get(), current);
    }

    private static boolean names(String tags, Resource current) {
        if (tags.strip().equals("*")) {
            return true;
        }
        Optional<EntityTag> version = current.meta().version().map(EntityTag::parse);
        List<EntityTag> named = EntityTag.parseList(tags);
        return version.filter(named::contains).isPresent();
    }
}
