package io.scimvault.vault.testing;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.driver.BetterCloudTransport;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.driver.VaultTransport;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import org.junit.jupiter.api.Assumptions;

/** A server that one test has for itself, to do to it what no other test could bear. */
public final class OwnServer {
    private final ServerProcess process;
    private final VaultTransport transport;

    private OwnServer(ServerProcess process) {
        this.process = process;
        this.transport = BetterCloudTransport.builder(process.address()).build();
    }

    /** Starts one; the test that asks is skipped where none can be started. */
    public static OwnServer start() {
        RealVault.get(); // where a server is required, its absence is a failure
        return ServerProcess.program()
                .map(ServerProcess::start)
                .map(OwnServer::new)
                .orElseGet(() -> Assumptions.abort("No bao or vault on the PATH to start a server of one's own."));
    }

    public String address() {
        return process.address();
    }

    public VaultToken rootToken() {
        return new VaultToken(process.rootToken());
    }

    public VaultTransport transport() {
        return transport;
    }

    /** Seals it, for good. */
    public void seal() {
        VaultReply reply = transport.send(VaultCall.post(VaultPath.of("sys/seal"), JsonObject.EMPTY), rootToken());
        if (!reply.isSuccess()) {
            throw new AssertionError("sealing was answered with " + reply.status());
        }
    }
}
