package io.scimvault.host;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Isolation on the host in this process with its Vault in memory. */
final class IsolationInMemoryIT implements IsolationContract {
    private static String current = "";
    private static IsolationTrial trial;
    private static IsolationInMemory host;

    @BeforeAll
    static void starts() throws IOException {
        host = IsolationInMemory.start();
    }

    @AfterAll
    static void ends() {
        host.close();
    }

    @Override
    public List<IsolationRow> rows(IsolationKind kind, String client) {
        return client.equals("okta-demo") ? IsolationTable.rows(kind, client) : IsolationTable.fewerRows(kind, client);
    }

    @Override
    public IsolationTrial trial(String client) {
        if (!client.equals(current)) {
            trial = new IsolationTrial(IsolationWorld.of(host, client));
            current = client;
        }
        return trial;
    }
}
