package io.scimvault.vault.store;

import io.scimvault.scim.protocol.RawRequest;
import io.scimvault.scim.protocol.RawResponse;
import io.scimvault.testkit.ParallelWritersContract;
import java.util.function.Function;

/** Writers at the same time, on a real server. */
class ParallelWritersIT extends ParallelWritersContract {

    @Override
    protected Function<RawRequest, RawResponse> service() {
        StoreBench bench = new StoreBench(new RealHost());
        return request -> bench.scim.handle(bench.hr, request);
    }

    @Override
    protected int rounds() {
        return 20;
    }
}
