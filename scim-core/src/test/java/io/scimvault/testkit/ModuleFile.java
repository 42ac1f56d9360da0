package io.scimvault.testkit;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The compiled module descriptor of the module under test. */
public final class ModuleFile {

    private static final Path FILE = Path.of("target", "classes", "module-info.class");

    private ModuleFile() {}

    public static ModuleDescriptor read() {
        try (InputStream in = Files.newInputStream(FILE)) {
            return ModuleDescriptor.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The exported packages; a qualified export is followed by its targets. */
    public static Set<String> exports() {
        return read().exports().stream()
                .map(e -> e.isQualified() ? e.source() + " to " + new TreeSet<>(e.targets()) : e.source())
                .collect(toCollection(TreeSet::new));
    }

    /** What is required, with modifiers as in the source ({@code static org.jspecify}), apart from java.base. */
    public static Set<String> requires() {
        return read().requires().stream()
                .filter(r -> !r.name().equals("java.base"))
                .map(ModuleFile::text)
                .collect(toCollection(TreeSet::new));
    }

    private static String text(ModuleDescriptor.Requires requires) {
        StringBuilder text = new StringBuilder();
        new TreeSet<>(requires.modifiers())
                .forEach(m -> text.append(m.name().toLowerCase(Locale.ROOT)).append(' '));
        return text.append(requires.name()).toString();
    }
}
