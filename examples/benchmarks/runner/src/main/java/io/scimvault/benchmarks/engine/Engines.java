package io.scimvault.benchmarks.engine;

import io.scimvault.benchmarks.contract.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes engines. A peer gets a class loader of its own, over its module's classes and the jars beside them, whose parent knows the JDK
 * and the contract only.
 */
public final class Engines {
    private Engines() {}

    public static Engine load(EngineName name) {
        return switch (name) {
            case SCIM_VAULT -> new ScimVaultEngine();
            case JACKSON -> new JacksonEngine();
            case UNBOUNDID_5, UNBOUNDID_6 -> peer(name, "io.scimvault.benchmarks.unboundid.UnboundIdEngine");
            case SCIM_SDK -> peer(name, "io.scimvault.benchmarks.scimsdk.ScimSdkEngine");
            case SCIMPLE -> peer(name, "io.scimvault.benchmarks.scimple.ScimpleEngine");
        };
    }

    private static Engine peer(EngineName name, String className) {
        Path target = peers().resolve(name.id()).resolve("target");
        ClassLoader loader = new URLClassLoader(name.id(), urls(target), new ContractOnly());
        try {
            return (Engine) loader.loadClass(className).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the engine " + name.id() + " cannot be loaded from " + target, e);
        }
    }

    private static URL[] urls(Path target) {
        List<URL> urls = new ArrayList<>();
        try (Stream<Path> jars = Files.list(target.resolve("lib"))) {
            urls.add(target.resolve("classes").toUri().toURL());
            for (Path jar : jars.sorted().toList()) {
                urls.add(jar.toUri().toURL());
            }
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException("the peers are not built: mvn -Pbenchmarks … package", e);
        }
        return urls.toArray(URL[]::new);
    }

    /** The folder of the peers' modules: beside the runner's, wherever this class was loaded from. */
    private static Path peers() {
        try {
            URI code = Engines.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            return Path.of(code).resolve("../../../peers").normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class ContractOnly extends ClassLoader {
        private static final String CONTRACT = Engine.class.getPackageName() + ".";

        ContractOnly() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (!name.startsWith(CONTRACT)) {
                throw new ClassNotFoundException(name);
            }
            return Class.forName(name, false, Engine.class.getClassLoader());
        }
    }
}
