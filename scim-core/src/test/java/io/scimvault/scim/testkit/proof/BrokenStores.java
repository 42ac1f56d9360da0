package io.scimvault.scim.testkit.proof;

import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.patch.Change;
import io.scimvault.scim.protocol.Paging;
import io.scimvault.scim.protocol.Projection;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.CoreSchemas;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.service.Page;
import io.scimvault.scim.service.Query;
import io.scimvault.scim.service.ResourceStore;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;

/** Stores that keep or change resources wrongly, each in one way that happens. */
final class BrokenStores {
    /** Time enough for another caller. */
    private static final long BETWEEN = 100_000;

    private BrokenStores() {}

    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the defect
    static final class LostUpdate extends SmallStore {
        @Override
        public Resource update(ResourceType type, String id, Function<Resource, Change> change) {
            Change made = change.apply(existing(type, id));
            LockSupport.parkNanos(BETWEEN);
            return super.update(type, id, before -> made);
        }
    }

    static final class CaseSensitiveUniqueness extends SmallStore {
        @Override
        boolean areSame(String one, String other) {
            return one.equals(other);
        }
    }

    static final class UniqueOnlyAtCreation extends SmallStore {
        @Override
        public synchronized Resource update(ResourceType type, String id, Function<Resource, Change> change) {
            Resource before = existing(type, id);
            Change made = change.apply(before);
            return made.isEmpty()
                    ? before
                    : put(type, id, made.after(), before.meta().created().orElseThrow(), Instant.now());
        }
    }

    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the defect
    static final class CheckedBesideTheWrite extends SmallStore {
        @Override
        public Resource create(ResourceType type, Resource wanted) {
            requireUnique(type, "", wanted);
            LockSupport.parkNanos(BETWEEN);
            synchronized (this) {
                return put(type, UUID.randomUUID().toString(), wanted, Instant.now(), Instant.now());
            }
        }
    }

    static final class StoredBeforeTheCheck extends SmallStore {
        @Override
        public synchronized Resource update(ResourceType type, String id, Function<Resource, Change> change) {
            Resource before = existing(type, id);
            Change made = change.apply(before);
            if (made.isEmpty()) {
                return before;
            }
            Resource after = put(type, id, made.after(), before.meta().created().orElseThrow(), Instant.now());
            requireUnique(type, id, after);
            return after;
        }
    }

    static final class MetaTouchedByNoChange extends SmallStore {
        @Override
        public synchronized Resource update(ResourceType type, String id, Function<Resource, Change> change) {
            Resource before = existing(type, id);
            Change made = change.apply(before);
            requireUnique(type, id, made.after());
            return put(type, id, made.after(), before.meta().created().orElseThrow(), Instant.now());
        }
    }

    static final class VersionOfTheHour extends SmallStore {
        @Override
        Resource put(ResourceType type, String id, Resource content, Instant created, Instant changed) {
            Resource stored = super.put(type, id, content, created, changed);
            String version = "W/\"" + changed.getEpochSecond() / 3600 + "\"";
            Resource other = stored.with("meta", stored.meta().tree().with("version", new JsonString(version)));
            table(type).put(id, other);
            return other;
        }
    }

    static final class CreatedAnewByEveryChange extends SmallStore {
        @Override
        Resource put(ResourceType type, String id, Resource content, Instant created, Instant changed) {
            return super.put(type, id, content, changed, changed);
        }
    }

    static final class AnswersWithWhatWas extends SmallStore {
        @Override
        public synchronized Resource update(ResourceType type, String id, Function<Resource, Change> change) {
            Resource before = existing(type, id);
            super.update(type, id, change);
            return before;
        }
    }

    static final class MergesReplacements extends SmallStore {
        @Override
        Resource put(ResourceType type, String id, Resource content, Instant created, Instant changed) {
            Resource merged = table(type).getOrDefault(id, content);
            for (String name : content.tree().names()) {
                merged = merged.with(name, content.get(name).orElseThrow());
            }
            return super.put(type, id, merged, created, changed);
        }
    }

    static final class NormalisesText extends SmallStore {
        @Override
        Resource put(ResourceType type, String id, Resource content, Instant created, Instant changed) {
            Resource other = content;
            for (String name : content.tree().names()) {
                Optional<String> text = content.tree().string(name);
                if (text.isPresent()) {
                    other = other.with(name, Normalizer.normalize(text.get(), Normalizer.Form.NFC));
                }
            }
            return super.put(type, id, other, created, changed);
        }
    }

    static final class ForgetsAnAttribute extends SmallStore {
        @Override
        Resource put(ResourceType type, String id, Resource content, Instant created, Instant changed) {
            return super.put(type, id, content.without("x509Certificates"), created, changed);
        }
    }

    static final class DeletesUnchecked extends SmallStore {
        @Override
        public synchronized void delete(ResourceType type, String id, Consumer<Resource> check) {
            Resource before = existing(type, id);
            table(type).remove(id);
            check.accept(before);
        }
    }

    static final class DeletesWhatIsNotThere extends SmallStore {
        @Override
        public synchronized void delete(ResourceType type, String id, Consumer<Resource> check) {
            if (table(type).containsKey(id)) {
                super.delete(type, id, check);
            }
        }
    }

    static final class OneTableForAllTypes extends SmallStore {
        @Override
        Map<String, Resource> table(ResourceType type) {
            return super.table(CoreSchemas.USER);
        }
    }

    static final class LeavesOutWhatIsWanted extends SmallStore {
        @Override
        public synchronized Optional<Resource> read(ResourceType type, String id, Projection wanted) {
            return super.read(type, id, wanted).map(whole -> wanted.namesAttributes() ? whole.without("meta") : whole);
        }
    }

    static final class FindsOneWritingAlone extends SmallStore {
        @Override
        public synchronized List<Resource> find(ResourceType type, String key, String value, Projection wanted) {
            return all(type).stream()
                    .filter(one -> one.tree().string(key).orElse("").equals(value))
                    .toList();
        }
    }

    /** A store whose lists are wrong in some way. */
    static ResourceStore listing(Lister lister) {
        return new SmallStore() {
            @Override
            public Page query(ResourceType type, Query query) {
                return lister.page(query, all(type));
            }

            @Override
            public List<String> keys(ResourceType type) {
                return List.of();
            }
        };
    }

    /** How a page is made. */
    interface Lister {
        Page page(Query query, List<Resource> all);
    }

    /** The query with another part of the list. */
    static Query paged(Query query, int startIndex, int count) {
        return new Query(
                query.filter(),
                query.matches(),
                query.order(),
                new Paging(startIndex, count),
                query.walk(),
                query.wanted());
    }
}
