package io.scimvault.benchmarks.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.benchmarks.contract.Engine;
import io.scimvault.benchmarks.engine.EngineName;
import io.scimvault.benchmarks.engine.Engines;
import io.scimvault.benchmarks.input.MemberList;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ours need no generous comparison: after many changes, one on the outcome of the other, every byte is as it should be. */
class ExactBytesTest {
    private static final int MEMBERS = 2_000;
    private static final int ROUNDS = 50;
    private static final int BATCH = 100;

    private final Engine engine = Engines.load(EngineName.SCIM_VAULT);

    @Test
    void tenThousandMemberChangesLeaveTheVeryBytes() throws Exception {
        MemberList model = new MemberList(MEMBERS, 7);
        byte[] start = model.json();
        Object first = engine.readGroup(start);
        Object group = first;
        for (int round = 0; round < ROUNDS; round++) {
            List<byte[]> requests = new ArrayList<>();
            for (String id : model.addMore(BATCH)) {
                requests.add(MemberList.addition(List.of(id)));
            }
            for (String id : model.removeSome(BATCH)) {
                requests.add(MemberList.removal(List.of(id)));
            }
            for (byte[] request : requests) {
                group = engine.patchGroup(group, engine.readPatch(request));
            }
        }
        assertThat(engine.write(group)).isEqualTo(model.json());
        assertThat(engine.write(first)).isEqualTo(start);
    }
}
