package io.scimvault.vault.registry;

import io.scimvault.vault.registry.Belongings.Share;

/** How much is a client's. */
final class Census {
    private int users;
    private int halfMade;
    private int groups;
    private int aliases;

    void countGroup() {
        groups++;
    }

    void count(Share share) {
        switch (share) {
            case WHOLE -> users++;
            case HALF_MADE -> halfMade++;
            case ALIASES -> aliases++;
            case NOTHING -> {}
        }
    }

    boolean isNothing() {
        return users + halfMade + groups + aliases == 0;
    }

    @Override
    public String toString() {
        return "users: " + users + ", users half-made: " + halfMade + ", groups: " + groups
                + ", entities of others with its aliases: " + aliases;
    }
}
