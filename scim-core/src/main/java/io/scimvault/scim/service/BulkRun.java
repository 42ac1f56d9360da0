package io.scimvault.scim.service;

import io.scimvault.scim.protocol.BulkOperation;
import io.scimvault.scim.protocol.BulkRequest;
import io.scimvault.scim.protocol.BulkResponse;
import io.scimvault.scim.protocol.RequestParser;
import io.scimvault.scim.protocol.ResponseRenderer;
import io.scimvault.scim.protocol.ScimRequest;
import io.scimvault.scim.protocol.ScimResponse;
import io.scimvault.scim.quirks.ClientQuirks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Does a bulk request (RFC 7644 §3.7): each operation as the same request alone would be done, in the order of the request unless one
 * needs a later one. Nothing is taken back when an operation fails.
 */
record BulkRun(
        RequestParser parser,
        ScimRequest.Visitor<ScimResponse> operations,
        ClientQuirks quirks,
        ResponseRenderer renderer,
        Answers answers) {

    BulkResponse answer(BulkRequest request) {
        List<BulkTask> tasks = new ArrayList<>();
        Map<String, BulkTask> byName = new HashMap<>();
        for (BulkOperation operation : request.operations()) {
            BulkTask task =
                    BulkTask.of(tasks.size(), operation, parser, quirks.patch().filter());
            tasks.add(task);
            operation.bulkId().ifPresent(name -> byName.put(name, task));
        }
        int failOnErrors = request.failOnErrors().orElse(Integer.MAX_VALUE);
        run(tasks, byName, new BulkWork(byName, operations, quirks.patch().filter(), renderer, answers, failOnErrors));

        BulkResponse.Builder results = BulkResponse.builder();
        tasks.forEach(task -> task.result().ifPresent(results::with));
        return results.build();
    }

    private void run(List<BulkTask> tasks, Map<String, BulkTask> byName, BulkWork work) {
        List<int[]> needs = tasks.stream().map(task -> needs(task, byName)).toList();
        for (List<Integer> group : BulkOrder.of(needs)) {
            if (work.isOver()) {
                return;
            }
            int first = group.get(0);
            if (group.size() == 1 && Arrays.stream(needs.get(first)).noneMatch(need -> need == first)) {
                work.process(tasks.get(first));
            } else {
                new BulkCircle(work, quirks, group.stream().map(tasks::get).toList()).run();
            }
        }
    }

    /** The places of the operations that an operation refers to. */
    private static int[] needs(BulkTask task, Map<String, BulkTask> byName) {
        return task.names().stream()
                .flatMap(name -> Stream.ofNullable(byName.get(name)))
                .mapToInt(BulkTask::position)
                .toArray();
    }
}
