package io.scimvault.vault.doctor;

import io.scimvault.scim.error.ScimException;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.doctor.Finding.Code;
import io.scimvault.vault.registry.ClientRegistry;
import io.scimvault.vault.registry.Registration;
import java.util.List;

/** The clients that are kept in Vault: which of them answer no requests, and why. */
final class RegistrationCheck {
    private final Examination examination;

    RegistrationCheck(Examination examination) {
        this.examination = examination;
    }

    /** Those that do. */
    List<ScimClient> check(ClientRegistry registry) {
        List<Registration> found;
        try {
            found = registry.list();
        } catch (ScimException e) {
            examination.add(Finding.error(
                    Code.REGISTRATION,
                    "The clients that are kept in Vault could not be read: " + e.getMessage(),
                    "See what else was found."));
            return List.of();
        }
        found.forEach(this::check);
        return found.stream()
                .filter(client -> client.state() == Registration.State.ACTIVE)
                .flatMap(client -> client.client().stream())
                .toList();
    }

    private void check(Registration client) {
        String subject = "Client " + client.name() + " answers no requests: ";
        switch (client.state()) {
            case ACTIVE -> {}
            case WITHOUT_PRINCIPAL ->
                examination.add(Finding.error(
                        Code.REGISTRATION,
                        subject + "it has no principal, or several.",
                        "Give it one: ClientRegistry.update."));
            case DELETING ->
                examination.add(Finding.warning(
                        Code.REGISTRATION,
                        subject + "it is being deleted, or a deletion was interrupted.",
                        "Repeat ClientRegistry.delete if nobody is at it."));
            case UNREADABLE ->
                examination.add(Finding.error(
                        Code.REGISTRATION,
                        subject + "a setting of it is not understood.",
                        "Mend the metadata of the group scim-client:" + client.name()
                                + ", or use the version of this library that wrote it."));
        }
    }
}
