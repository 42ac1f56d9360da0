package io.scimvault.testkit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a class shows to code outside its module. */
final class PublicSurface {

    private PublicSurface() {}

    /** Whether the class and all classes around it are public. */
    static boolean isPublic(JavaClass c) {
        return c.getModifiers().contains(JavaModifier.PUBLIC)
                && c.getEnclosingClass().map(PublicSurface::isPublic).orElse(true);
    }

    static boolean isOpenClass(JavaClass c) {
        boolean testKit = c.getModifiers().contains(JavaModifier.ABSTRACT)
                && c.getSimpleName().endsWith("Contract");
        return !c.isInterface()
                && !c.isEnum()
                && !c.isRecord()
                && !c.getModifiers().contains(JavaModifier.FINAL)
                && !testKit;
    }

    /** Descriptions of the public and protected members and the supertypes of a class that involve such a type. */
    static Stream<String> uses(JavaClass c, Predicate<JavaClass> type) {
        Stream<String> members = c.getMembers().stream()
                .filter(PublicSurface::isVisible)
                .filter(m -> types(m).anyMatch(type))
                .map(JavaMember::getFullName);
        Stream<String> supertypes = Stream.concat(c.getSuperclass().stream(), c.getInterfaces().stream())
                .filter(t -> t.getAllInvolvedRawTypes().stream().anyMatch(type))
                .map(t -> c.getName() + " extends " + t.getName());
        return Stream.concat(members, supertypes);
    }

    private static boolean isVisible(JavaMember m) {
        return m.getModifiers().contains(JavaModifier.PUBLIC)
                || m.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static Stream<JavaClass> types(JavaMember m) {
        Stream<JavaClass> involved = m.getAllInvolvedRawTypes().stream();
        if (m instanceof JavaCodeUnit unit) {
            Stream<JavaClass> parameters = unit.getParameterTypes().stream()
                    .map(JavaType::getAllInvolvedRawTypes)
                    .flatMap(Set::stream);
            return Stream.of(involved, parameters, unit.getExceptionTypes().stream())
                    .flatMap(s -> s);
        }
        return involved;
    }
}
