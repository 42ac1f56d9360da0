package io.scimvault.scim.service;

import io.scimvault.scim.protocol.RawRequest;
import io.scimvault.scim.protocol.RawResponse;
import io.scimvault.testkit.ParallelWritersContract;
import java.util.function.Function;

/** Writers at the same time, over the store in memory. */
class ParallelWritersTest extends ParallelWritersContract {

    @Override
    protected Function<RawRequest, RawResponse> service() {
        ScimService service = ScimService.over(new InMemoryStore());
        return service::handle;
    }
}
