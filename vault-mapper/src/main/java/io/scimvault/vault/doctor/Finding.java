package io.scimvault.vault.doctor;

/**
 * One thing that the doctor found.
 *
 * @param severity how bad it is
 * @param code what kind of thing it is, for programs
 * @param sentence what is the matter, for people; no token and no person's name
 * @param remedy what to do about it
 */
public record Finding(Severity severity, Code code, String sentence, String remedy) {

    /** The kinds of findings. */
    public enum Code {
        /** No answer, or none of Vault's: what comes behind in the examination was left out. */
        UNREACHABLE,
        NOT_INITIALIZED,
        SEALED,
        /** The node is a standby: what was just written may not be seen through it. */
        STANDBY,
        /** A version that this library was not tried with. */
        UNTRIED_VERSION,
        /** The clocks of this host and of Vault differ. */
        CLOCK_SKEW,
        /** The token's source gives none. */
        NO_TOKEN,
        /** Vault does not accept the token. */
        TOKEN_DEAD,
        /** The token ends soon. */
        TOKEN_ENDS,
        /** The token ends, and cannot be renewed. */
        TOKEN_NOT_RENEWABLE,
        /** The token is good for a number of calls only. */
        TOKEN_COUNTED,
        /** The token ends with the one that it was made with. */
        TOKEN_HAS_PARENT,
        /** The namespace does not exist. */
        WRONG_NAMESPACE,
        /** Something that is needed is not allowed. */
        RIGHTS_MISSING,
        /** Something that is never needed is allowed. */
        RIGHTS_TOO_MANY,
        /** What is allowed could be tried out only, not asked for. */
        RIGHTS_NOT_LISTED,
        /** An alias mount of a client cannot be used. */
        MOUNT,
        /** A client that is kept in Vault answers no requests. */
        REGISTRATION,
        /** The principal of a client cannot be used. */
        PRINCIPAL,
        /** The library's own entity is not what it should be. */
        OWN_ENTITY,
        /** Vault answered something that could not be understood. */
        UNCLEAR
    }

    static Finding error(Code code, String sentence, String remedy) {
        return new Finding(Severity.ERROR, code, sentence, remedy);
    }

    static Finding warning(Code code, String sentence, String remedy) {
        return new Finding(Severity.WARNING, code, sentence, remedy);
    }

    static Finding note(Code code, String sentence, String remedy) {
        return new Finding(Severity.NOTE, code, sentence, remedy);
    }

    /** One line. */
    @Override
    public String toString() {
        return severity + " " + code + ": " + sentence + " " + remedy;
    }
}
