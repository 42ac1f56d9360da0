package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.resource.EnterpriseUser;
import io.scimvault.scim.resource.MultiValue;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.TypedResources;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import io.scimvault.vault.testing.RaftServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a user costs in storage, measured on raft: the size of some of the 256 storage entries that hold all entities, before and after
 * users of one kind are there. Vault refuses to grow an entry beyond its {@code max_entry_size}, 1 MiB by default; that is where a server is full.
 */
@TestMethodOrder(MethodOrderer.MethodName.class)
class CapacityIT {
    private static final int ENTRY_BYTES = 1 << 20;

    /** So many of the storage entries are looked at; the users in them are counted. */
    private static final int SAMPLE = 64;

    private static final int USERS = Integer.getInteger("capacity.users", 320);

    /** How far above the mean of 256 equally likely entries the fullest one lies, in standard deviations. */
    private static final double FULLEST = 2.8;

    private static final List<String> WORK =
            List.of("Pilot", "Night Watch", "Harbour", "Payroll", "Engineering", "Sales", "Research", "Legal");
    private static final List<String> SYLLABLES = List.of(
            "ra", "ne", "si", "ko", "du", "vis", "mar", "lin", "ber", "tho", "gra", "ven", "est", "ulf", "han", "pey");

    /** Of these, many people have the same. */
    private static final Set<String> COMMON = Set.of(
            "schemas",
            "type",
            "country",
            "locale",
            "preferredLanguage",
            "timezone",
            "userType",
            "organization",
            "division",
            "department",
            "title");

    private static RaftHost host;
    private static String accessor;

    @BeforeAll
    static void start() {
        host = new RaftHost(ENTRY_BYTES);
        accessor = host.mount().accessor();
    }

    @AfterAll
    static void end() {
        host.close();
    }

    enum Size {
        MINIMAL(0, 100, 350),
        TYPICAL(0, 200, 1_024),
        TYPICAL_WITH_A_LOGIN(1, 250, 1_500),
        FULL(0, 800, 3_000);

        private final int aliases;
        private final int atLeast;
        private final int atMost;

        Size(int aliases, int atLeast, int atMost) {
            this.aliases = aliases;
            this.atLeast = atLeast;
            this.atMost = atMost;
        }

        User user(Random random) {
            String given = name(random);
            String family = name(random);
            String login = given + "." + family + random.nextInt(1_000) + "@harbour.example";
            if (this == MINIMAL) {
                return User.of(login).build();
            }
            return this == FULL ? full(login, random) : typical(login, given, family, random);
        }

        private static String name(Random random) {
            StringBuilder name = new StringBuilder();
            for (int i = 0; i < 3; i++) {
                name.append(SYLLABLES.get(random.nextInt(SYLLABLES.size())));
            }
            return Character.toUpperCase(name.charAt(0)) + name.substring(1);
        }

        private static User typical(String login, String given, String family, Random random) {
            return User.of(login)
                    .externalId("00u" + Long.toString(random.nextLong() >>> 1, 36) + "x5d7")
                    .name(given, family)
                    .displayName(given + " " + family)
                    .nickName(given)
                    .email(MultiValue.of(login).withType("work").asPrimary())
                    .phoneNumber(MultiValue.of("+31 6 " + (10_000_000 + random.nextInt(89_999_999)))
                            .withType("mobile"))
                    .title(WORK.get(random.nextInt(WORK.size())))
                    .locale("nl-NL")
                    .timezone("Europe/Amsterdam")
                    .userType("Employee")
                    .enterprise(EnterpriseUser.of()
                            .employeeNumber(Integer.toString(random.nextInt(1_000_000)))
                            .department(WORK.get(random.nextInt(WORK.size())))
                            .build())
                    .build();
        }

        /** The RFC's full user with a third e-mail, and a text of its own wherever people differ. */
        private static User full(String login, Random random) {
            JsonObject user = RoundTripContract.fullUser(login);
            List<JsonObject> emails =
                    new ArrayList<>(user.array("emails").only(JsonObject.class).toList());
            emails.add(StoreBench.object("{'value':'third@harbour.example','display':'Third','type':'other'}"));
            JsonObject own = (JsonObject) own(user.with("emails", JsonArray.of(emails)), random);
            return new User(new Resource(own.with("userName", new JsonString(login))));
        }

        private static JsonValue own(JsonValue value, Random random) {
            if (value instanceof JsonArray array) {
                return array.map(element -> own(element, random));
            }
            if (value instanceof JsonObject object) {
                JsonObject.Builder members = JsonObject.builder();
                object.members()
                        .forEach((name, member) ->
                                members.put(name, COMMON.contains(name) ? member : own(member, random)));
                return members.build();
            }
            return value instanceof JsonString text ? new JsonString(scrambled(text.value(), random)) : value;
        }

        /** Other letters and digits in the places of letters and digits, which no compression can make smaller than they are. */
        private static String scrambled(String text, Random random) {
            StringBuilder other = new StringBuilder();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (Character.isDigit(c)) {
                    other.append((char) ('0' + random.nextInt(10)));
                } else {
                    other.append(Character.isLowerCase(c) ? (char) ('a' + random.nextInt(26)) : c);
                }
            }
            return other.toString();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatAUserCosts(Size size) throws Exception {
        long before = sum(host.server().entityBuckets(SAMPLE));
        List<String> ids = create(size);
        Map<Integer, Integer> after = host.server().entityBuckets(SAMPLE);
        long users = ids.stream().filter(id -> RaftServer.bucketOf(id) < SAMPLE).count();
        double bytes = (sum(after) - before) / (double) users;
        delete(ids);

        long mean = (long) (RaftServer.BUCKETS * (double) ENTRY_BYTES / bytes);
        long first = (long) (mean - FULLEST * Math.sqrt(mean / (double) RaftServer.BUCKETS) * RaftServer.BUCKETS);
        System.out.printf(
                "Capacity on raft: %-20s %,5.0f bytes a user, %,9d users until the first entry of 1 MiB is full (%,d measured)%n",
                size, bytes, first, users);
        assertThat(after.keySet())
                .containsAll(ids.stream()
                        .map(RaftServer::bucketOf)
                        .filter(bucket -> bucket < SAMPLE)
                        .toList());
        assertThat(bytes).isBetween((double) size.atLeast, (double) size.atMost);
    }

    private static long sum(Map<Integer, Integer> sizes) {
        return sizes.values().stream().mapToLong(Integer::longValue).sum();
    }

    private static List<String> create(Size size) throws Exception {
        StoreBench bench = new StoreBench(host);
        ScimClient client = size.aliases == 0
                ? ScimClient.named(unique("hr"))
                : ScimClient.named(unique("hr")).aliasMount(accessor);
        TypedResources<User> users = bench.as(client).users();
        Random random = new Random(7643);
        List<Callable<String>> creations = IntStream.range(0, USERS)
                .mapToObj(i -> size.user(random))
                .<Callable<String>>map(user -> () -> users.create(user).id().orElseThrow())
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<String> ids = new ArrayList<>();
            for (Future<String> created : threads.invokeAll(creations)) {
                ids.add(created.get());
            }
            return ids;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void delete(List<String> ids) {
        new StoreBench(host)
                .admin(VaultCall.post(
                        VaultPath.of("identity/entity/batch-delete"),
                        JsonObject.of("entity_ids", new JsonString(String.join(",", ids)))));
    }
}
