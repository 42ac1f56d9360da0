package io.scimvault.testkit;

import static java.util.stream.Collectors.toCollection;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The compiled production classes of one module, seen as graphs of packages and of files.
 *
 * <p>Nested classes count as the file (outermost class) that they stand in. Packages are named relative to the root
 * package; the root itself is the empty name.
 */
public final class ProductionCode {

    private final String root;
    private final List<JavaClass> classes;

    private ProductionCode(String root, List<JavaClass> classes) {
        this.root = root;
        this.classes = classes;
    }

    /** Reads {@code target/classes} of the module under test, whose packages all begin with {@code root}. */
    public static ProductionCode in(String root) {
        return of(root, Path.of("target", "classes"));
    }

    static ProductionCode of(String root, Path classes) {
        return new ProductionCode(
                root,
                new ClassFileImporter()
                        .importPath(classes).stream()
                                .filter(c ->
                                        !List.of("package-info", "module-info").contains(c.getSimpleName()))
                                .toList());
    }

    public List<JavaClass> classes() {
        return classes;
    }

    /** Every package with the packages of the same module that it depends on. */
    public Map<String, Set<String>> packageGraph() {
        return graph(c -> relative(c.getPackageName()), d -> true);
    }

    /** Every file with the files of the same package that it depends on. */
    public Map<String, Set<String>> fileGraph() {
        return graph(
                ProductionCode::file,
                d -> d.getOriginClass()
                        .getPackageName()
                        .equals(d.getTargetClass().getBaseComponentType().getPackageName()));
    }

    /** The packages that use a type whose package is {@code library} or below it. */
    public Set<String> usersOf(String library) {
        return classes.stream()
                .filter(c ->
                        c.getDirectDependenciesFromSelf().stream().anyMatch(d -> isWithin(d.getTargetClass(), library)))
                .map(c -> relative(c.getPackageName()))
                .collect(toCollection(TreeSet::new));
    }

    /** Public classes that somebody could extend; abstract test kits, named {@code …Contract}, are meant to be. */
    public Set<String> publicOpenClasses() {
        return classes.stream()
                .filter(PublicSurface::isPublic)
                .filter(PublicSurface::isOpenClass)
                .map(JavaClass::getName)
                .collect(toCollection(TreeSet::new));
    }

    /** Members and supertypes of public types that show a type of {@code library}, in packages that are exported. */
    public Set<String> publicUsesOf(String library, Set<String> exportedPackages) {
        return classes.stream()
                .filter(c -> exportedPackages.contains(c.getPackageName()))
                .filter(PublicSurface::isPublic)
                .flatMap(c -> PublicSurface.uses(c, t -> isWithin(t, library)))
                .collect(toCollection(TreeSet::new));
    }

    private Map<String, Set<String>> graph(Function<JavaClass, String> node, Predicate<Dependency> wanted) {
        Map<String, Set<String>> graph = new TreeMap<>();
        for (JavaClass c : classes) {
            Set<String> targets = graph.computeIfAbsent(node.apply(c), n -> new TreeSet<>());
            ownDependencies(c, wanted).map(node).forEach(targets::add);
        }
        graph.forEach((from, to) -> to.remove(from));
        return graph;
    }

    private Stream<JavaClass> ownDependencies(JavaClass c, Predicate<Dependency> wanted) {
        return c.getDirectDependenciesFromSelf().stream()
                .filter(wanted)
                .map(d -> d.getTargetClass().getBaseComponentType())
                .filter(t -> isWithin(t, root));
    }

    private static String file(JavaClass c) {
        JavaClass outermost = c;
        while (outermost.getEnclosingClass().isPresent()) {
            outermost = outermost.getEnclosingClass().get();
        }
        return outermost.getName();
    }

    private String relative(String packageName) {
        return packageName.equals(root) ? "" : packageName.substring(root.length() + 1);
    }

    private static boolean isWithin(JavaClass c, String packageName) {
        String actual = c.getBaseComponentType().getPackageName();
        return actual.equals(packageName) || actual.startsWith(packageName + ".");
    }
}
