package dev.alecs;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the house to its plan, {@code docs/architecture.md}: who may use whom, and which libraries live in which room. */
class ArchitectureTest {

    private static final String ROOT = "dev.alecs.";

    /** Each room, and the rooms it may use. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            entry("catalog", Set.of()),
            entry("edgegrid", Set.of()),
            entry("token", Set.of()),
            entry("shaping", Set.of("catalog", "edgegrid")),
            entry("access", Set.of("catalog", "token")),
            entry("tool", Set.of("catalog", "edgegrid", "shaping", "access")),
            entry("toolset", Set.of("catalog", "edgegrid", "access", "tool")),
            entry("search", Set.of("catalog", "tool")),
            entry("workflow", Set.of("catalog", "access", "tool", "token", "search")),
            entry("protocol", Set.of("catalog", "access", "tool")),
            entry("transport", Set.of("access", "protocol")),
            entry("simulator", Set.of("catalog", "edgegrid")),
            entry(
                    "cli",
                    Set.of(
                            "catalog",
                            "edgegrid",
                            "token",
                            "shaping",
                            "access",
                            "tool",
                            "search",
                            "protocol",
                            "transport",
                            "simulator")));

    /** Each library that has rooms of its own, and those rooms. */
    private static final Map<String, Set<String>> LIBRARIES = Map.ofEntries(
            entry("jakarta.ws.rs..", Set.of("edgegrid")),
            entry("org.eclipse.microprofile.rest..", Set.of("edgegrid")),
            entry("io.quarkus.rest..", Set.of("edgegrid")),
            entry("org.ini4j..", Set.of("edgegrid")),
            entry("javax.crypto..", Set.of("edgegrid", "token", "transport", "simulator")),
            entry("org.bouncycastle..", Set.of("edgegrid", "token", "transport")),
            entry("io.vertx..", Set.of("edgegrid", "transport")),
            entry("io.smallrye.mutiny..", Set.of("edgegrid", "transport")),
            entry("picocli..", Set.of("cli")),
            entry("java.sql..", Set.of("token.store")),
            entry("javax.sql..", Set.of("token.store")),
            entry("org.flywaydb..", Set.of("token.store")),
            entry("com.sun.net.httpserver..", Set.of("simulator")));

    private static JavaClasses house;

    @BeforeAll
    static void readTheHouse() {
        house = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.alecs")
                .that(not(resideInAnyPackage("dev.alecs.codegen..")));
    }

    @Test
    void everyRoomIsOnThePlan() {
        var rooms = house.stream().map(ArchitectureTest::room).collect(Collectors.toCollection(TreeSet::new));

        assertThat(MAY_USE.keySet()).containsAll(rooms);
    }

    @Test
    void aRoomUsesOnlyTheRoomsItMay() {
        MAY_USE.forEach((room, allowed) -> {
            var others = MAY_USE.keySet().stream()
                    .filter(other -> !other.equals(room) && !allowed.contains(other))
                    .map(other -> ROOT + other + "..")
                    .toArray(String[]::new);

            check(noClasses()
                    .that()
                    .resideInAPackage(ROOT + room + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others));
        });
    }

    @Test
    void thereAreNoCircles() {
        check(SlicesRuleDefinition.slices().matching("dev.alecs.(**)").should().beFreeOfCycles());
    }

    @Test
    void aLibraryStaysInItsRooms() {
        LIBRARIES.forEach((library, rooms) -> check(noClasses()
                .that()
                .resideOutsideOfPackages(inside(rooms))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)));
    }

    @Test
    void onlyCommandsAndStandardInputOutputWriteToStandardOutput() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(inside(Set.of("cli")))
                .should()
                .accessField(System.class, "out"));
    }

    @Test
    void namesSayWhatAThingIs() {
        var vague = List.of("util", "common", "helper", "dto", "config", "impl");
        check(noClasses()
                .should()
                .resideInAnyPackage(
                        vague.stream().map(name -> "dev.alecs.." + name + "..").toArray(String[]::new)));
        check(noClasses().should().haveNameMatching(".*(Manager|Helper|Impl|Utils?)$"));
    }

    @Test
    void everyRoomIsNullMarked() {
        var unmarked = house.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(room -> !room.isAnnotatedWith(NullMarked.class))
                .map(room -> room.getName())
                .filter(name -> !name.equals("dev.alecs"))
                .toList();

        assertThat(unmarked).isEmpty();
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(house);
    }

    private static String room(JavaClass javaClass) {
        var name = javaClass.getPackageName();
        return name.length() <= ROOT.length()
                ? ""
                : name.substring(ROOT.length()).replaceFirst("\\..*", "");
    }

    private static String[] inside(Set<String> rooms) {
        return rooms.stream().map(room -> ROOT + room + "..").toArray(String[]::new);
    }
}
