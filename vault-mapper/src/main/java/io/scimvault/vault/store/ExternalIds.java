package io.scimvault.vault.store;

import io.scimvault.scim.resource.Resource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which user was seen last under an {@code externalId}: a hint that saves the listing of all, and is verified by whoever takes it. An
 * externalId that two users were seen under is no hint.
 */
final class ExternalIds {
    private static final int MOST = 200_000;
    private static final String SEVERAL = "";

    private final Map<String, String> ids = new ConcurrentHashMap<>();

    void saw(Resource user) {
        if (ids.size() > MOST) {
            ids.clear();
        }
        Optional<String> id = user.id();
        Optional<String> externalId = user.externalId();
        if (id.isPresent() && externalId.isPresent()) {
            ids.merge(externalId.get(), id.get(), (before, now) -> before.equals(now) ? now : SEVERAL);
        }
    }

    /** The id of the one user that was seen under it. */
    Optional<String> user(String externalId) {
        return Optional.ofNullable(ids.get(externalId)).filter(id -> !id.equals(SEVERAL));
    }

    /** To be told when the hint proved wrong. */
    void forget(String externalId) {
        ids.remove(externalId);
    }
}
