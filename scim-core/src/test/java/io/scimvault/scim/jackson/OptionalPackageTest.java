package io.scimvault.scim.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.scimvault.testkit.ModuleFile;
import io.scimvault.testkit.ProductionCode;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The package for Jackson's mapper can be left out: nothing else needs it, nor what it needs. */
class OptionalPackageTest {
    private final ProductionCode code = ProductionCode.in("io.scimvault.scim");

    @Test
    void noOtherPackageDependsOnIt() {
        assertThat(code.packageGraph().entrySet().stream()
                        .filter(uses -> uses.getValue().contains("jackson"))
                        .map(Map.Entry::getKey)
                        .toList())
                .isEmpty();
    }

    @Test
    void noOtherPackageKnowsDatabindOrAnnotations() {
        assertThat(code.usersOf("tools.jackson.databind")).containsExactly("jackson");
        assertThat(code.usersOf("com.fasterxml.jackson")).isSubsetOf("jackson");
    }

    @Test
    void onlyTheModuleIsPublicInIt() {
        assertThat(code.classes().stream()
                        .filter(c -> c.getPackageName().equals("io.scimvault.scim.jackson"))
                        .filter(c -> c.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(JavaClass::getSimpleName))
                .containsExactly("ScimModule");
    }

    /** A provider entry would keep the module from being resolved where databind is missing. */
    @Test
    void theDescriptorNeedsNoDatabindToBeResolved() {
        assertThat(ModuleFile.requires()).contains("static tools.jackson.databind");
        assertThat(ModuleFile.read().provides()).isEmpty();
    }
}
