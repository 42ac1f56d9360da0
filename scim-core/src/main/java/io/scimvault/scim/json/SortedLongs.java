package io.scimvault.scim.json;

import java.util.Arrays;

/** A set of numbers in ascending order, in pages, so that a set with one number more or less shares all but one of them. */
final class SortedLongs {
    private static final int PAGE = 256;

    private final long[][] pages;

    private SortedLongs(long[][] pages) {
        this.pages = pages;
    }

    /** The set of these numbers, which are sorted here. */
    static SortedLongs of(long[] numbers) {
        Arrays.sort(numbers);
        long[][] pages = new long[(numbers.length + PAGE - 1) / PAGE][];
        for (int i = 0; i < pages.length; i++) {
            pages[i] = Arrays.copyOfRange(numbers, i * PAGE, Math.min(numbers.length, (i + 1) * PAGE));
        }
        return new SortedLongs(pages);
    }

    /** This set and a number that is not in it. */
    SortedLongs plus(long number) {
        if (pages.length == 0) {
            return new SortedLongs(new long[][] {{number}});
        }
        int at = page(number);
        long[] page = inserted(pages[at], number);
        if (page.length <= PAGE) {
            return withPage(at, page);
        }
        long[][] all = new long[pages.length + 1][];
        System.arraycopy(pages, 0, all, 0, at);
        all[at] = Arrays.copyOfRange(page, 0, page.length / 2);
        all[at + 1] = Arrays.copyOfRange(page, page.length / 2, page.length);
        System.arraycopy(pages, at + 1, all, at + 2, pages.length - at - 1);
        return new SortedLongs(all);
    }

    /** This set without a number that is in it. */
    SortedLongs minus(long number) {
        int at = page(number);
        long[] page = pages[at];
        int place = Arrays.binarySearch(page, number);
        long[] rest = new long[page.length - 1];
        System.arraycopy(page, 0, rest, 0, place);
        System.arraycopy(page, place + 1, rest, place, rest.length - place);
        if (rest.length > 0) {
            return withPage(at, rest);
        }
        long[][] all = new long[pages.length - 1][];
        System.arraycopy(pages, 0, all, 0, at);
        System.arraycopy(pages, at + 1, all, at, all.length - at);
        return new SortedLongs(all);
    }

    /** The numbers from one to another, both included. */
    long[] between(long from, long to) {
        long[] found = new long[1];
        int count = 0;
        for (int at = pages.length == 0 ? 0 : page(from); at < pages.length && pages[at][0] <= to; at++) {
            long[] page = pages[at];
            int place = Arrays.binarySearch(page, from);
            for (int i = place < 0 ? -place - 1 : place; i < page.length && page[i] <= to; i++) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, 2 * count);
                }
                found[count++] = page[i];
            }
        }
        return count == found.length ? found : Arrays.copyOf(found, count);
    }

    /** The last page that begins at or below the number; the first one where none does. */
    private int page(long number) {
        int low = 0;
        int high = pages.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (pages[middle][0] <= number) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private SortedLongs withPage(int at, long[] page) {
        long[][] all = pages.clone();
        all[at] = page;
        return new SortedLongs(all);
    }

    private static long[] inserted(long[] page, long number) {
        int place = -Arrays.binarySearch(page, number) - 1;
        long[] more = new long[page.length + 1];
        System.arraycopy(page, 0, more, 0, place);
        more[place] = number;
        System.arraycopy(page, place, more, place + 1, page.length - place);
        return more;
    }
}
