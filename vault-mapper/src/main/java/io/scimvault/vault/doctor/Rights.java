package io.scimvault.vault.doctor;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.vault.doctor.Finding.Code;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.plan.Paths;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import java.util.List;
import java.util.Optional;

/** What the token may do: all that is needed, and nothing else. */
final class Rights {
    private static final String USE_OURS =
            "Give the token the policy scim-vault-policy.hcl of this library, whole, and none beside it but default (VaultPolicy.hcl()).";

    private Rights() {}

    static void needed(Examination examination) {
        List<Trial> trials = Trial.needed(examination.noId());
        Optional<JsonObject> listed = listed(
                examination,
                trials.stream()
                        .map(trial -> trial.call().path().onTheWire())
                        .distinct()
                        .toList());
        if (listed.isEmpty()) {
            examination.add(Finding.note(
                    Code.RIGHTS_NOT_LISTED,
                    "Vault does not tell this token what it may do: rights were tried out instead, and not all can be.",
                    "Nothing needs to be done; the policy default would let it ask sys/capabilities-self."));
        }
        for (Trial trial : trials) {
            if (isDenied(examination, trial, listed)) {
                examination.add(Finding.error(
                        Code.RIGHTS_MISSING,
                        "The token lacks " + trial.capability() + " on " + trial.path()
                                + ", or a field of it, and so cannot " + trial.what() + ".",
                        USE_OURS));
            }
        }
    }

    /** A plain capability is as it is listed; whether all fields may be sent is seen by sending them. */
    private static boolean isDenied(Examination examination, Trial trial, Optional<JsonObject> listed) {
        Optional<Boolean> granted =
                listed.map(all -> grants(all, trial.call().path().onTheWire(), trial.capability()));
        if (granted.isPresent() && (!granted.get() || !trial.capability().equals("update"))) {
            return !granted.get();
        }
        return isDenied(examination, trial, false);
    }

    private static boolean isDenied(Examination examination, Trial trial, boolean otherwise) {
        VaultReply reply = examination.ask(trial.call());
        if (reply.status() == 429 || reply.status() >= 500) {
            examination.add(Finding.note(
                    Code.UNCLEAR,
                    "Whether the token may " + trial.what() + " is not known: Vault answered with status "
                            + reply.status() + ".",
                    "Ask again later."));
            return otherwise;
        }
        return reply.status() == 403;
    }

    static void excessive(Examination examination) {
        if (TokenCheck.isRoot(examination.self())) {
            examination.add(Finding.warning(
                    Code.RIGHTS_TOO_MANY,
                    "The token is a root token: whoever gets hold of it, or of this host, has all of Vault.",
                    USE_OURS));
            return;
        }
        for (Trial trial : Trial.excessive(examination.noId())) {
            if (!isDenied(examination, trial, true)) {
                tooMuch(examination, trial.what(), trial.capability() + " on " + trial.path());
            }
        }
        listedExcess(examination);
    }

    private static void tooMuch(Examination examination, String what, String right) {
        examination.add(Finding.warning(Code.RIGHTS_TOO_MANY, "The token may " + what + " (" + right + ").", USE_OURS));
    }

    /** What cannot be tried out without harm is asked for, where Vault tells. */
    private static void listedExcess(Examination examination) {
        String policy = "sys/policies/acl/" + examination.noId();
        String own = Paths.ENTITY_ID + "/"
                + examination
                        .self()
                        .string("entity_id")
                        .filter(id -> !id.isEmpty())
                        .orElse(examination.noId());
        Optional<JsonObject> listed = listed(examination, List.of(policy, "auth/token/create", "sys/seal", own));
        if (listed.isEmpty()) {
            return;
        }
        if (grants(listed.get(), policy, "update") || grants(listed.get(), policy, "create")) {
            tooMuch(examination, "write policies", "update on sys/policies/acl/…");
        }
        if (grants(listed.get(), "auth/token/create", "update")) {
            tooMuch(examination, "make tokens", "update on auth/token/create");
        }
        if (grants(listed.get(), "sys/seal", "update")) {
            tooMuch(examination, "seal Vault", "update on sys/seal");
        }
        boolean isOwn = !own.endsWith(examination.noId());
        if (isOwn && (grants(listed.get(), own, "update") || grants(listed.get(), own, "delete"))) {
            tooMuch(examination, "change or delete its own entity", "update or delete on identity/entity/id/<own>");
        }
    }

    private static boolean grants(JsonObject listed, String path, String capability) {
        return listed.array(path)
                .only(JsonString.class)
                .anyMatch(granted ->
                        granted.value().equals(capability) || granted.value().equals("root"));
    }

    /** What Vault says that the token may do on these paths; empty where it does not say. */
    private static Optional<JsonObject> listed(Examination examination, List<String> paths) {
        JsonObject body = JsonObject.of("paths", JsonArray.ofStrings(paths));
        VaultReply reply = examination.ask(VaultCall.post(VaultPath.of("sys/capabilities-self"), body));
        return reply.status() == 200 ? Optional.of(reply.data()) : Optional.empty();
    }
}
