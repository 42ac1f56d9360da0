package io.scimvault.vault.store;

import io.scimvault.scim.protocol.RawRequest;
import io.scimvault.scim.protocol.RawResponse;
import io.scimvault.testkit.ParallelWritersContract;
import java.util.function.Function;

/** Writers at the same time, on the Vault in memory. */
class ParallelWritersTest extends ParallelWritersContract {

    @Override
    protected Function<RawRequest, RawResponse> service() {
        StoreBench bench = new StoreBench(new MemoryHost());
        return request -> bench.scim.handle(bench.hr, request);
    }
}
