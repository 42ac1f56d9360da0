package io.scimvault.benchmarks.check;

import io.scimvault.benchmarks.contract.Engine;
import io.scimvault.benchmarks.input.FilterCase;
import io.scimvault.benchmarks.input.Inputs;
import io.scimvault.benchmarks.input.MemberList;
import io.scimvault.benchmarks.input.PatchCase;
import io.scimvault.benchmarks.input.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks, for one piece of work, an engine's answers to every input against what is to come of it. */
public final class Answers {
    private static final int MEMBERS = 200;
    private static final int CHANGES = 20;
    private static final int USERS = 20;

    private final Engine engine;
    private final Inputs inputs;

    public Answers(Engine engine, Inputs inputs) {
        this.engine = engine;
        this.inputs = inputs;
    }

    /** What is wrong with the engine's answers; empty where all are right. */
    public Optional<String> fault(Workload workload) {
        try {
            return switch (workload) {
                case SHORT_FILTER_PARSED -> parsed(inputs.shortFilters());
                case LONG_FILTER_PARSED -> parsed(inputs.longFilters());
                case ONE_USER_MATCHED, ONE_USER_MATCHED_ONCE, THOUSAND_USERS_MATCHED -> matched();
                case USER_READ, USER_WRITTEN -> readAndWritten();
                case USER_PATCHED -> patched();
                case USER_PATCHED_AS_BYTES -> patchedAsBytes();
                case MEMBER_ADDED, FIRST_MEMBER_ADDED -> membersChanged(true);
                case MEMBER_REMOVED, FIRST_MEMBER_REMOVED -> membersChanged(false);
                case GROUP_READ -> groupRead();
                case SERVICE_USER_READ -> service().userRead();
                case SERVICE_USER_CREATED -> service().created();
                case SERVICE_USER_PATCHED -> service().patched();
                case SERVICE_PAGE -> service().paged();
                case SERVICE_PAGE_BY_CURSOR -> service().walked();
            };
        } catch (UnsupportedOperationException e) {
            return Optional.of("not offered");
        } catch (Exception e) {
            return Optional.of("fails: " + e);
        }
    }

    private ServiceAnswers service() {
        return new ServiceAnswers(engine, inputs);
    }

    private Optional<String> parsed(List<FilterCase> filters) throws Exception {
        for (FilterCase filter : filters) {
            Object tree = engine.parseFilter(filter.text());
            String shape = engine.shape(tree);
            if (!shape.equals(filter.shape())) {
                return wrong("reads " + filter.text() + " as " + shape + " instead of " + filter.shape());
            }
            long length = engine.walkFilter(tree);
            if (length != filter.length()) {
                return wrong("finds " + length + " characters instead of " + filter.length() + " in " + filter.text());
            }
        }
        return Optional.empty();
    }

    private Optional<String> matched() throws Exception {
        List<Object> users = new ArrayList<>();
        for (Person person : inputs.people()) {
            users.add(engine.readUser(person.json()));
        }
        for (int i = 0; i < Inputs.COUNT; i++) {
            FilterCase filter = inputs.longFilters().get(i);
            Object matcher = engine.matcher(engine.parseFilter(filter.text()));
            for (int j = 0; j < USERS; j++) {
                int at = (i + 37 * j) % Inputs.COUNT;
                Person person = inputs.people().get(at);
                boolean wanted = filter.holds().test(person);
                if (engine.matches(matcher, users.get(at)) != wanted) {
                    return wrong("says " + !wanted + " of " + filter.text() + " for " + person);
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> readAndWritten() throws Exception {
        for (Person person : inputs.people()) {
            byte[] json = person.json();
            Object user = engine.readUser(json);
            long length = engine.walk(user);
            if (length != JsonLength.of(json)) {
                return wrong("holds " + length + " characters instead of " + JsonLength.of(json) + " of a user");
            }
            Optional<String> fault = compared(engine.write(user), json);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private Optional<String> patched() throws Exception {
        for (PatchCase patch : inputs.patches()) {
            byte[] before = patch.before().json();
            Object user = engine.readUser(before);
            Object request = engine.readPatch(patch.request());
            for (int i = 0; i < 2; i++) { // twice, since a request must not be used up either
                Object after = engine.patchUser(engine.copy(user), request);
                Optional<String> fault =
                        compared(engine.write(after), patch.after().json());
                if (fault.isPresent()) {
                    return fault;
                }
            }
            if (!SameJson.areSame(engine.write(user), before)) {
                return wrong("changes the user that it was given");
            }
        }
        return Optional.empty();
    }

    private Optional<String> patchedAsBytes() throws Exception {
        for (PatchCase patch : inputs.patches()) {
            Object user = engine.readUser(patch.before().json());
            byte[] after = engine.write(engine.patchUser(user, engine.readPatch(patch.request())));
            Optional<String> fault = compared(after, patch.after().json());
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private Optional<String> groupRead() throws Exception {
        byte[] json = new MemberList(MEMBERS, 1).json();
        return compared(engine.write(engine.readGroup(json)), json);
    }

    private Optional<String> membersChanged(boolean added) throws Exception {
        MemberList members = new MemberList(MEMBERS, 1);
        Object group = engine.readGroup(members.json());
        for (String member : added ? members.addMore(CHANGES) : members.removeSome(CHANGES)) {
            byte[] request = added ? MemberList.addition(List.of(member)) : MemberList.removal(List.of(member));
            group = engine.patchGroup(group, engine.readPatch(request));
        }
        return compared(engine.write(group), members.json());
    }

    private static Optional<String> compared(byte[] answer, byte[] wanted) {
        String is = SameJson.canonical(answer);
        String should = SameJson.canonical(wanted);
        if (is.equals(should)) {
            return Optional.empty();
        }
        int at = 0;
        while (at < Math.min(is.length(), should.length()) && is.charAt(at) == should.charAt(at)) {
            at++;
        }
        return wrong("has …" + excerpt(is, at) + "… instead of …" + excerpt(should, at) + "…");
    }

    private static String excerpt(String text, int at) {
        return text.substring(Math.max(0, at - 40), Math.min(text.length(), at + 60));
    }

    private static Optional<String> wrong(String what) {
        return Optional.of("wrong: " + what);
    }
}
