package io.scimvault.vault.driver;

import com.bettercloud.vault.EnvironmentLoader;

/** An environment without variables. */
final class NoEnvironment extends EnvironmentLoader {
    private static final long serialVersionUID = 1L;

    @Override
    public String loadVariable(String name) {
        return null;
    }
}
