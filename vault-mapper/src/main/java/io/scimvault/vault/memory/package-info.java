/**
 * Vault's identity engine in memory, for unit tests of a mapping: it answers as the real one does, status and text included.
 *
 * <p>Covered: entities, aliases and groups, by id, by name and in lists; lookups; nested groups; metadata and its limits; the size of a
 * group; auth mounts and logins on them; {@code sys/health}, {@code sys/leader}, {@code sys/auth}; {@code lookup-self} and
 * {@code renew-self} of tokens; {@linkplain io.scimvault.vault.memory.Faults faults} on the way;
 * {@linkplain io.scimvault.vault.memory.StandbyVault standbys that lag}; a {@linkplain io.scimvault.vault.memory.CallLog log of calls};
 * and {@linkplain io.scimvault.vault.memory.PlanAssertions assertions for plans}.
 *
 * <p>Not covered:
 *
 * <ul>
 *   <li>Policies are not evaluated: the root token and service tokens may do everything, a person's token may look at itself. What a
 *       policy grants or forbids shows on a real server only.
 *   <li>One lock orders everything, so that the races of a real server do not arise: no member is left dangling by a deletion beside a
 *       write of the group.
 *   <li>No restart, seal, storage or election: those show as {@linkplain io.scimvault.vault.memory.Faults faults}, where a test asks
 *       for them.
 *   <li>No merging of entities, no aliases of groups, no namespaces, no other engines, no expiry of tokens, no limits of rate.
 * </ul>
 */
@NullMarked
package io.scimvault.vault.memory;

import org.jspecify.annotations.NullMarked;
