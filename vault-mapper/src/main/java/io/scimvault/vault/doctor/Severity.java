package io.scimvault.vault.doctor;

/** How bad a finding is. */
public enum Severity {
    /** Requests will fail, or do the wrong thing. */
    ERROR,
    /** It works, but less safely than it could, or not for long. */
    WARNING,
    /** Something to know. */
    NOTE
}
