package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.protocol.RawResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A client puts names and ids that are not its own into every field that can carry them, by every verb. What counts is who can read which
 * secret afterwards: everybody theirs, and nobody another's.
 */
class HijackAttemptsIT {
    private static final String USER = "'schemas':['urn:ietf:params:scim:schemas:core:2.0:User']";
    private static final String GROUP = "'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group']";
    private static final String PATCH = "'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp']";
    private static final String BULK = "'schemas':['urn:ietf:params:scim:api:messages:2.0:BulkRequest']";
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    /** Method, path and body; {@code {X}} is what is not the client's, {@code {own}} and {@code {group}} are, {@code {new}} is a new name. */
    private static final List<String> ATTEMPTS = List.of(
            "POST /Users {USER,'userName':'{X}'}",
            "POST /Users {USER,'userName':'{new}','id':'{X}'}",
            "POST /Users {USER,'userName':'{new}','externalId':'{X}'}",
            "POST /Users {USER,'userName':'{new}','emails':[{'value':'{X}','primary':true}]}",
            "POST /Users {USER,'userName':'{new}','groups':[{'value':'{X}'}]}",
            "POST /Users {USER,'userName':'{new}','ENT':{'manager':{'value':'{X}'}}}",
            "POST /Users {USER,'userName':'{new}','meta':{'location':'/Users/{X}'}}",
            "POST /Users {USER,'userName':'{new}','scim_client':'{X}','scim_adopt':'{X}','policies':['{X}']}",
            "POST /Users {USER,'userName':'{new}','canonical_id':'{X}','entity_id':'{X}'}",
            "PUT /Users/{own} {USER,'userName':'{X}'}",
            "PUT /Users/{own} {USER,'userName':'{mallory}','id':'{X}'}",
            "PUT /Users/{own} {USER,'userName':'{mallory}','groups':[{'value':'{X}'}]}",
            "PUT /Users/{X} {USER,'userName':'{X}'}",
            "PUT /Users/{X} {USER,'userName':'{mallory}','active':false}",
            "PATCH /Users/{own} {PATCH,'Operations':[{'op':'replace','path':'userName','value':'{X}'}]}",
            "PATCH /Users/{own} {PATCH,'Operations':[{'op':'replace','path':'id','value':'{X}'}]}",
            "PATCH /Users/{own} {PATCH,'Operations':[{'op':'add','path':'groups','value':[{'value':'{X}'}]}]}",
            "PATCH /Users/{own} {PATCH,'Operations':[{'op':'replace','path':'groups','value':[{'value':'{X}'}]}]}",
            "PATCH /Users/{X} {PATCH,'Operations':[{'op':'replace','path':'active','value':false}]}",
            "PATCH /Users/{X} {PATCH,'Operations':[{'op':'replace','path':'userName','value':'{new}'}]}",
            "DELETE /Users/{X} {}",
            "GET /Users/{X} {}",
            "POST /Groups {GROUP,'displayName':'{X}'}",
            "POST /Groups {GROUP,'displayName':'{X}','members':[{'value':'{own}'}]}",
            "POST /Groups {GROUP,'displayName':'{new}','members':[{'value':'{X}'}]}",
            "POST /Groups {GROUP,'displayName':'{new}','members':[{'value':'{X}','type':'Group'},{'value':'{own}'}]}",
            "POST /Groups {GROUP,'displayName':'{new}','id':'{X}','policies':['{X}'],'parent_group_ids':['{X}']}",
            "PUT /Groups/{group} {GROUP,'displayName':'{X}','members':[{'value':'{own}'}]}",
            "PUT /Groups/{group} {GROUP,'displayName':'{staff}','members':[{'value':'{own}'},{'value':'{X}'}]}",
            "PUT /Groups/{X} {GROUP,'displayName':'{X}','members':[{'value':'{own}'}]}",
            "PATCH /Groups/{group} {PATCH,'Operations':[{'op':'replace','path':'displayName','value':'{X}'}]}",
            "PATCH /Groups/{group} {PATCH,'Operations':[{'op':'add','path':'members','value':[{'value':'{X}'}]}]}",
            "PATCH /Groups/{group} {PATCH,'Operations':[{'op':'add','path':'members','value':[{'value':'{X}','type':'Group'}]}]}",
            "PATCH /Groups/{group} {PATCH,'Operations':[{'op':'remove','path':'members[value eq \\u0022{X}\\u0022]'}]}",
            "PATCH /Groups/{X} {PATCH,'Operations':[{'op':'add','path':'members','value':[{'value':'{own}'}]}]}",
            "PATCH /Groups/{X} {PATCH,'Operations':[{'op':'remove','path':'members'}]}",
            "DELETE /Groups/{X} {}",
            "GET /Groups/{X} {}",
            "POST /Bulk {BULK,'Operations':["
                    + "{'method':'PATCH','path':'/Groups/{X}','data':{PATCH,'Operations':[{'op':'add','path':'members','value':[{'value':'{own}'}]}]}},"
                    + "{'method':'POST','path':'/Groups','bulkId':'g','data':{GROUP,'displayName':'{new}','members':[{'value':'{X}'},{'value':'{own}'}]}},"
                    + "{'method':'POST','path':'/Users','bulkId':'u','data':{USER,'userName':'{X}'}},"
                    + "{'method':'PUT','path':'/Users/{X}','data':{USER,'userName':'{new}'}},"
                    + "{'method':'DELETE','path':'/Users/{X}'},{'method':'DELETE','path':'/Groups/{X}'}]}");

    private final HijackWorld world = new HijackWorld();

    private String filled(String attempt, String target) {
        return attempt.replace("USER,", USER + ",")
                .replace("GROUP,", GROUP + ",")
                .replace("PATCH,'Operations'", PATCH + ",'Operations'")
                .replace("BULK,", BULK + ",")
                .replace("'ENT'", "'" + ENTERPRISE + "'")
                .replace("{X}", target)
                .replace("{own}", world.ownUser)
                .replace("{group}", world.ownGroup)
                .replace("{mallory}", world.mallorysName())
                .replace("{staff}", unique("staff"))
                .replace("{new}", unique("new"));
    }

    private RawResponse send(String attempt) {
        String[] parts = attempt.split(" ", 3);
        return world.bench.http(world.attacker, parts[0], parts[1], parts[0].matches("GET|DELETE") ? "" : parts[2]);
    }

    @Test
    void nobodyReadsWhatIsNotTheirs() {
        Map<String, Set<String>> before = world.readable();
        List<String> foreign = world.foreign();
        assertThat(before.values()).extracting(Set::size).containsExactly(1, 1, 0);
        List<String> accepted = new ArrayList<>();
        int tried = 0;
        for (String attempt : ATTEMPTS) {
            for (Map.Entry<String, String> target : world.targets().entrySet()) {
                String request = filled(attempt, target.getValue());
                RawResponse response = send(request);
                tried++;

                String what = attempt + " with " + target.getKey();
                assertThat(response.status()).as(what).isLessThan(500);
                assertThat(world.readable()).as(what).isEqualTo(before);
                if (response.status() < 300) {
                    accepted.add(what);
                }
            }
            world.assertVictimsLogIn();
            assertThat(world.foreign()).as(attempt).isEqualTo(foreign);
        }
        System.out.printf("%d hijack attempts, %d of them answered with success%n", tried, accepted.size());
        world.targets().values().forEach(world::assertLogin);
        assertThat(world.bench.halfMade()).isEmpty();
    }
}
