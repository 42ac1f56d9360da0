package io.scimvault.vault.store;

import io.scimvault.vault.driver.VaultTransport;
import java.util.ArrayList;
import java.util.List;

/**
 * Where an operation is cut, and whether the person logs in at that moment.
 *
 * @param call the number of the call, from 1
 */
record CutPoint(int call, Cut.Where where, Cut.Span span, boolean withLogin) {

    /** All the ways to cut each of so many calls, and with logins to cut none of them. */
    static List<CutPoint> all(int calls, boolean withLogins) {
        List<CutPoint> points = new ArrayList<>();
        for (int call = 1; call <= calls; call++) {
            for (Cut.Where where : Cut.Where.values()) {
                for (Cut.Span span : Cut.Span.values()) {
                    boolean cut = where != Cut.Where.NOT_AT_ALL;
                    if (cut) {
                        points.add(new CutPoint(call, where, span, false));
                    }
                    if (withLogins && (cut || span == Cut.Span.ONCE)) {
                        points.add(new CutPoint(call, where, span, true));
                    }
                }
            }
        }
        return points;
    }

    Cut of(VaultTransport transport, Runnable meanwhile) {
        return new Cut(transport, call, where, span, meanwhile);
    }

    @Override
    public String toString() {
        return "call " + call + " cut " + where + " " + span + (withLogin ? ", the person logs in" : "");
    }
}
