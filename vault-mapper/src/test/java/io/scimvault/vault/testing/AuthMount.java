package io.scimvault.vault.testing;

/** An auth method of a test's own. */
public record AuthMount(String path, String type, String accessor) {}
