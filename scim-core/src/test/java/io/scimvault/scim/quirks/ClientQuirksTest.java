package io.scimvault.scim.quirks;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.filter.FilterOptions;
import io.scimvault.scim.patch.PatchOptions;
import io.scimvault.scim.validation.ValidationOptions;
import org.junit.jupiter.api.Test;

class ClientQuirksTest {

    @Test
    void presetsAreFoundByName() {
        assertThat(ClientQuirks.named("Lenient")).contains(ClientQuirks.lenient());
        assertThat(ClientQuirks.named("STRICT")).contains(ClientQuirks.strict());
        assertThat(ClientQuirks.named("okta")).isEmpty();
    }

    @Test
    void aPresetIsOfOnePiece() {
        for (ClientQuirks quirks : new ClientQuirks[] {ClientQuirks.lenient(), ClientQuirks.strict()}) {
            assertThat(quirks.patch().filter()).isEqualTo(quirks.filter());
            assertThat(quirks.patch().values()).isEqualTo(quirks.validation());
        }
    }

    @Test
    void anotherReadingOfValuesAndFiltersReachesPatchToo() {
        ClientQuirks quirks = ClientQuirks.lenient()
                .withValidation(ValidationOptions.strict())
                .withFilter(FilterOptions.strict());

        assertThat(quirks.validation()).isEqualTo(ValidationOptions.strict());
        assertThat(quirks.patch())
                .isEqualTo(PatchOptions.lenient()
                        .withValues(ValidationOptions.strict())
                        .withFilter(FilterOptions.strict()));
        assertThat(quirks.withPatch(PatchOptions.strict()).patch()).isEqualTo(PatchOptions.strict());
    }
}
