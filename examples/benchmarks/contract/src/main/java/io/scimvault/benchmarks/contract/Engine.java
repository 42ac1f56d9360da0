package io.scimvault.benchmarks.contract;

/**
 * A SCIM library as the measurements see it. Filters, resources and requests are handles of the library's own types.
 *
 * <p>What an engine cannot do throws {@link UnsupportedOperationException}.
 */
public interface Engine {

    /** Turns the text of a filter into a tree that can be evaluated. */
    default Object parseFilter(String text) throws Exception {
        throw new UnsupportedOperationException();
    }

    /**
     * Visits every term of a filter: for a comparison the length of the last name in its attribute path and that of its value,
     * for a value path the length of its name, all added up.
     */
    default long walkFilter(Object filter) {
        throw new UnsupportedOperationException();
    }

    /** The structure of a filter in terms of {@link Shape}, a comparison being the last name in its attribute path. */
    default String shape(Object filter) {
        throw new UnsupportedOperationException();
    }

    /** What of a filter's evaluation on users can be done once for all of them. */
    default Object matcher(Object filter) throws Exception {
        throw new UnsupportedOperationException();
    }

    /** Whether a user matches. */
    default boolean matches(Object matcher, Object user) throws Exception {
        throw new UnsupportedOperationException();
    }

    /** Reads a user from JSON. */
    Object readUser(byte[] json) throws Exception;

    /** Reads a group from JSON. */
    Object readGroup(byte[] json) throws Exception;

    /** Visits every value of a resource: the lengths of its strings added up, and one for each boolean that is true. */
    long walk(Object resource);

    /** The JSON of a resource. */
    byte[] write(Object resource) throws Exception;

    /** Reads a PATCH request. */
    default Object readPatch(byte[] json) throws Exception {
        throw new UnsupportedOperationException();
    }

    /** A resource that a PATCH may change without a change of this one; the same where it changes nothing in place. */
    default Object copy(Object resource) throws Exception {
        return resource;
    }

    /** Applies a request to a user, which may be changed in place, and returns the result. */
    default Object patchUser(Object user, Object request) throws Exception {
        throw new UnsupportedOperationException();
    }

    /** Applies a request to a group, which may be changed in place, and returns the result. */
    default Object patchGroup(Object group, Object request) throws Exception {
        throw new UnsupportedOperationException();
    }

    /** A service without users. */
    default Service newService() {
        throw new UnsupportedOperationException();
    }
}
