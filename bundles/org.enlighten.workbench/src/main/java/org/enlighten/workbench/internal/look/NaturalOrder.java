// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.look;

import java.text.Collator;
import java.util.Comparator;

/// Names as people sort them: `web2` before `web10`, upper and lower case side by side.
public final class NaturalOrder implements Comparator<String> {
    private final Collator collator = Collator.getInstance();

    public NaturalOrder() {
        collator.setStrength(Collator.SECONDARY);
    }

    @Override
    public int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            int endA = run(a, i);
            int endB = run(b, j);
            int order = compareRuns(a.substring(i, endA), b.substring(j, endB));
            if (order != 0) return order;
            i = endA;
            j = endB;
        }
        int rest = Integer.compare(a.length() - i, b.length() - j);
        return rest != 0 ? rest : a.compareTo(b);
    }

    private int compareRuns(String a, String b) {
        boolean numbers = digit(a.charAt(0)) && digit(b.charAt(0));
        if (!numbers) return collator.compare(a, b);
        String x = a.replaceFirst("^0+(?=.)", "");
        String y = b.replaceFirst("^0+(?=.)", "");
        return x.length() != y.length() ? Integer.compare(x.length(), y.length()) : x.compareTo(y);
    }

    /// End of the run of digits, or of others, that begins at `start`.
    private static int run(String text, int start) {
        int end = start + 1;
        while (end < text.length() && digit(text.charAt(end)) == digit(text.charAt(start))) end++;
        return end;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
