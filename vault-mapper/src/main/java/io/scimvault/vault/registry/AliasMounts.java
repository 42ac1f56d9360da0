package io.scimvault.vault.registry;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.schema.Attribute.Returned;
import io.scimvault.scim.schema.CoreSchemas;
import io.scimvault.scim.schema.ResolvedPath;
import io.scimvault.vault.client.AliasRule;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.Deadline;
import io.scimvault.vault.driver.VaultReader;
import io.scimvault.vault.identity.MountFault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Checks the mounts on which a client's users get aliases: each is there, is not local, and is neither the token mount nor the mount
 * of the library's own login, where a SCIM user could take a principal's alias before it is made.
 */
public final class AliasMounts {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(15);
    private static final Duration CHECKED_FOR = Duration.ofSeconds(60);

    private final VaultReader reader;
    private final LongSupplier clock;
    private final Map<String, Long> checked = new ConcurrentHashMap<>();
    private final Map<String, Long> gone = new ConcurrentHashMap<>();

    public AliasMounts(VaultReader reader) {
        this(reader, System::nanoTime);
    }

    AliasMounts(VaultReader reader, LongSupplier clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /**
     * Checks a client's mounts, each once a minute.
     *
     * @throws IllegalArgumentException for one that cannot be used, saying why
     */
    public void check(ScimClient client) {
        client.aliasRules().forEach(AliasMounts::checkSource);
        if (client.aliasRules().stream().allMatch(rule -> isFresh(checked, rule.mountAccessor()))) {
            return;
        }
        Deadline deadline = Deadline.after(TIME_LIMIT);
        Map<String, JsonObject> mounts = reader.authMounts(deadline);
        String ownLogin = reader.ownToken(deadline).string("path").orElse("");
        for (AliasRule rule : client.aliasRules()) {
            check(rule.mountAccessor(), mounts, ownLogin);
            checked.put(rule.mountAccessor(), clock.getAsLong());
        }
    }

    /** A client without those of its alias rules whose mount is gone, as it was within the last minute: nobody logs in there any more. */
    public ScimClient withExisting(ScimClient client) {
        List<String> unknown = client.aliasRules().stream()
                .map(AliasRule::mountAccessor)
                .filter(accessor -> !isFresh(checked, accessor) && !isFresh(gone, accessor))
                .toList();
        if (!unknown.isEmpty()) {
            look(unknown);
        }
        List<AliasRule> rules = client.aliasRules().stream()
                .filter(rule -> !gone.containsKey(rule.mountAccessor()))
                .toList();
        return rules.size() == client.aliasRules().size() ? client : client.aliasRules(rules);
    }

    private void look(List<String> accessors) {
        long now = clock.getAsLong();
        Set<String> there;
        try {
            there = accessors();
        } catch (ScimException e) {
            if (!accessors.stream().allMatch(known -> checked.containsKey(known) || gone.containsKey(known))) {
                throw e;
            }
            for (String accessor : accessors) { // as they were, until they can be looked at again
                checked.computeIfPresent(accessor, (known, at) -> now);
                gone.computeIfPresent(accessor, (known, at) -> now);
            }
            return;
        }
        for (String accessor : accessors) {
            if (there.contains(accessor)) {
                gone.remove(accessor);
                checked.computeIfPresent(accessor, (known, at) -> now);
            } else {
                checked.remove(accessor);
                gone.put(accessor, now);
            }
        }
    }

    private boolean isFresh(Map<String, Long> seen, String accessor) {
        Long at = seen.get(accessor);
        return at != null && clock.getAsLong() - at < CHECKED_FOR.toNanos();
    }

    /** The accessors of all auth mounts that there are. */
    Set<String> accessors() {
        return reader.authMounts(Deadline.after(TIME_LIMIT)).values().stream()
                .flatMap(mount -> mount.string("accessor").stream())
                .collect(Collectors.toSet());
    }

    /** A name that is misspelt would mean no alias for anybody. */
    private static void checkSource(AliasRule rule) {
        boolean isText = CoreSchemas.USER
                .resolve(rule.from())
                .flatMap(ResolvedPath::leaf)
                .filter(attribute -> attribute.type().isText() && attribute.returned() != Returned.NEVER)
                .isPresent();
        if (!isText) {
            throw new IllegalArgumentException("users have no attribute " + rule.from() + " that could name an alias");
        }
    }

    private static void check(String accessor, Map<String, JsonObject> mounts, String ownLogin) {
        Map.Entry<String, JsonObject> mount = mounts.entrySet().stream()
                .filter(entry -> entry.getValue()
                        .string("accessor")
                        .filter(accessor::equals)
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no auth mount with accessor " + accessor));
        MountFault.of(mount.getKey(), mount.getValue(), ownLogin).ifPresent(fault -> {
            throw new IllegalArgumentException(
                    switch (fault) {
                        case LOCAL -> "the auth mount " + mount.getKey() + " is local: its aliases differ by cluster";
                        case TOKEN -> "the token mount cannot be an alias mount: principals have their aliases there";
                        case OWN_LOGIN -> "this service itself logs in on " + mount.getKey();
                    });
        });
    }
}
