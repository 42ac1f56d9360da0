package io.scimvault.vault.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.VaultScim;
import io.scimvault.vault.client.Adoption;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.TransportException;
import io.scimvault.vault.driver.TransportException.Effect;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.driver.VaultTransport;
import io.scimvault.vault.identity.ReservedNames;
import io.scimvault.vault.plan.VaultCall;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What requests left half-made is swept, beside a user who is finished. */
final class CutSweep implements CutOperation {
    private static final int LEFT = 9;
    private static final List<Duration> LIMITS = List.of(Duration.ofMillis(39), Duration.ofSeconds(30));
    private static final String ENTITY = "POST identity/entity";
    private static final String ALIAS = "POST identity/entity-alias";
    private static final String BY_ID = "/id/";

    private final String name = CutWorld.name();
    private String id = "";
    private Optional<CutWorld> swept = Optional.empty();

    @Override
    public ScimClient client(CutWorld world) {
        return world.client(2).adoption(Adoption.ADOPT);
    }

    @Override
    public void prepare(CutWorld world) {
        swept = Optional.of(world);
        id = world.bench
                .as(client(world))
                .users()
                .create(User.of(name).build())
                .id()
                .orElseThrow();
        world.bench.deleteAliases(id);
        world.gifts.toUser(id);
        leave(world, world.client(0), ENTITY, 1, CutSweep::createUser);
        leave(world, client(world), ALIAS, 1, CutSweep::createUser);
        leave(world, client(world), ALIAS, 2, CutSweep::createUser);
        leave(world, world.client(1), ENTITY + BY_ID, 1, CutSweep::createUser);
        leave(world, client(world), ALIAS + BY_ID, 1, CutSweep::createUser);
        leave(
                world,
                client(world),
                "POST identity/group",
                1,
                access -> access.groups().create(Group.of(CutWorld.name()).build()));
        leave(
                world,
                client(world),
                ALIAS,
                1,
                access -> access.users().replace(id, User.of(name).build()));
        leave(world, client(world), ENTITY, 2, access -> adopt(world, access));
        leave(world, client(world), ENTITY + BY_ID, 1, access -> adopt(world, access));
        assertThat(world.bench.halfMade()).hasSizeGreaterThanOrEqualTo(LEFT);
        world.passTheGrace();
    }

    private static void createUser(ClientAccess access) {
        access.users().create(User.of(CutWorld.name()).build());
    }

    private static void adopt(CutWorld world, ClientAccess access) {
        String person = CutWorld.name();
        world.bench.login(world.mounts.get(0), person);
        access.users().create(User.of(person).build());
    }

    private static void leave(CutWorld world, ScimClient client, String call, int nth, Consumer<ClientAccess> work) {
        for (Duration limit : LIMITS) {
            Dying dying = new Dying(world.host.transport(), call, nth);
            try {
                work.accept(world.through(dying, limit).as(client));
            } catch (ScimException e) {
                if (dying.left == 0) {
                    return;
                }
            }
        }
        throw new AssertionError("nothing was left behind " + call);
    }

    /** Ends behind the so-manieth call of a kind. */
    private static final class Dying implements VaultTransport {
        private final VaultTransport transport;
        private final String call;
        private int left;

        Dying(VaultTransport transport, String call, int nth) {
            this.transport = transport;
            this.call = call;
            this.left = nth;
        }

        @Override
        public synchronized VaultReply send(VaultCall sent, VaultToken token) {
            String text = sent.toString();
            if (left > 0) {
                VaultReply reply = transport.send(sent, token);
                boolean meant = call.endsWith("/") ? text.startsWith(call) : text.equals(call);
                if (!meant || --left > 0) {
                    return reply;
                }
            }
            throw new TransportException(text + " got no answer", Effect.UNKNOWN);
        }
    }

    @Override
    public void act(ClientAccess access) {
        throw new IllegalStateException("no client sweeps");
    }

    /** A sweep that cannot remove something tells it by its numbers alone. */
    @Override
    public void act(VaultScim scim, ScimClient client) {
        scim.sweep();
        if (!swept.orElseThrow().bench.halfMade().isEmpty()) {
            throw new ScimException(ScimError.unavailable("The sweep has left something.", Duration.ZERO));
        }
    }

    @Override
    public void assertNothingHalfMadeIsVisible(CutWorld world) {
        assertThat(world.users(client(world), name))
                .hasSize(1)
                .allSatisfy(user -> assertThat(user.id()).contains(id));
        assertThat(world.groups(client(world))).isEmpty();
    }

    @Override
    public int repeatedStatus() {
        return 200;
    }

    /** The one alias is that which an admin made. */
    @Override
    public void assertDone(CutWorld world) {
        assertThat(world.bench.halfMade()).isEmpty();
        assertThat(StoreBench.aliasNames(world.bench.entity(id))).hasSize(1).noneMatch(ReservedNames::isPending);
    }
}
