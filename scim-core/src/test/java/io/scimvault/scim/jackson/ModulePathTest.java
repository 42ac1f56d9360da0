package io.scimvault.scim.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JacksonModule;

/** The library as a named module, with Jackson's databind beside it and without. */
class ModulePathTest {
    private static final String OURS = "io.scimvault.scim";
    private static final String DATABIND = "tools.jackson.databind";

    @Test
    void worksWithoutDatabind() throws Exception {
        ModuleLayer layer = layer(Set.of(OURS), path(JsonParser.class));

        assertThat(layer.findModule(DATABIND)).isEmpty();
        Class<?> json = layer.findLoader(OURS).loadClass("io.scimvault.scim.json.JsonString");
        assertThat(json.getModule().isNamed()).isTrue();
        assertThat(json.getConstructor(String.class).newInstance("é")).hasToString("\"é\"");
    }

    @Test
    void isAddedToAMapperOfAnotherModule() throws Exception {
        ModuleLayer layer = layer(
                Set.of(OURS, DATABIND), path(JsonParser.class), path(JacksonModule.class), path(JsonFormat.class));
        ClassLoader loader = layer.findLoader(OURS);
        Class<?> moduleType = loader.loadClass("io.scimvault.scim.jackson.ScimModule");
        Class<?> userType = loader.loadClass("io.scimvault.scim.resource.User");

        Object mapper = mapper(loader, moduleType.getConstructor().newInstance());
        Object user = mapper.getClass()
                .getMethod("readValue", String.class, Class.class)
                .invoke(mapper, "{\"USERNAME\":\"bjensen\"}", userType);

        assertThat(moduleType.getModule().getName()).isEqualTo(OURS);
        assertThat(mapper.getClass().getModule().getName()).isEqualTo(DATABIND);
        assertThat(userType.getMethod("userName").invoke(user)).isEqualTo("bjensen");
        assertThat(mapper.getClass()
                        .getMethod("writeValueAsString", Object.class)
                        .invoke(mapper, user)
                        .toString())
                .contains("\"userName\":\"bjensen\"");
    }

    private static Object mapper(ClassLoader loader, Object module) throws ReflectiveOperationException {
        Class<?> moduleType = loader.loadClass("tools.jackson.databind.JacksonModule");
        Object builder = loader.loadClass("tools.jackson.databind.json.JsonMapper")
                .getMethod("builder")
                .invoke(null);
        builder.getClass().getMethod("addModule", moduleType).invoke(builder, module);
        return builder.getClass().getMethod("build").invoke(builder);
    }

    private static ModuleLayer layer(Set<String> roots, Path... libraries) {
        ModuleFinder finder =
                ModuleFinder.compose(ModuleFinder.of(Path.of("target", "classes")), ModuleFinder.of(libraries));
        ModuleLayer boot = ModuleLayer.boot();
        Configuration configuration = boot.configuration().resolveAndBind(finder, ModuleFinder.of(), roots);
        return ModuleLayer.defineModulesWithOneLoader(
                        configuration, List.of(boot), ClassLoader.getPlatformClassLoader())
                .layer();
    }

    private static Path path(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
