package app.voda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What voda is shipped with, by the bill of materials in its jar.
class SupplyIT {
  private static final Path BILL = Path.of("target/classes/META-INF/sbom/application.cdx.json");

  // What asks for no more than to be named, or that changes to the library itself be shown.
  private static final Set<String> ALLOWED =
      Set.of(
          "Apache-2.0",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "Bouncy Castle Licence",
          "CC0-1.0",
          "EPL-2.0",
          "Go License",
          "MIT",
          "MPL-2.0",
          "(CDDL-1.0 OR GPL-2.0-with-classpath-exception)");

  private static List<JsonNode> components;

  @BeforeAll
  static void read() {
    // An offline Maven makes none.
    assumeTrue(Files.exists(BILL) || "true".equals(System.getenv("CI")), "no bill of materials");
    components = new JsonMapper().readTree(BILL.toFile()).at("/components").valueStream().toList();
    assertThat(components).isNotEmpty();
  }

  // Where there are several, we may choose.
  @Test
  void everythingHasALicenceThatWeMayShipItUnder() {
    assertThat(components)
        .allSatisfy(component -> assertThat(licences(component)).containsAnyElementsOf(ALLOWED));
  }

  @Test
  void nothingIsASnapshot() {
    assertThat(components)
        .extracting(component -> component.at("/version").asString())
        .noneMatch(version -> version.contains("SNAPSHOT"));
  }

  @Test
  void theListInTheDocumentationIsComplete() throws IOException {
    var page = page();
    Files.writeString(Path.of("target/licences.md"), page);
    assertThat(Path.of("docs/licences.md"))
        .as("mended by: cp target/licences.md docs/licences.md")
        .hasContent(page);
  }

  private static String page() {
    var byLicence = new TreeMap<String, Set<String>>();
    for (var component : components) {
      byLicence
          .computeIfAbsent(String.join(" or ", licences(component)), _ -> new TreeSet<>())
          .add(component.at("/group").asString() + ":" + component.at("/name").asString());
    }
    var page = new StringBuilder();
    page.append(
        "# Licences\n\nOf all that is in the jar; their versions are in its bill of materials, ");
    page.append("`META-INF/sbom/application.cdx.json`.\n");
    byLicence.forEach((licence, names) -> {
      page.append("\n## ").append(licence).append("\n\n");
      names.forEach(name -> page.append("- ").append(name).append("\n"));
    });
    return page.toString();
  }

  private static Set<String> licences(JsonNode component) {
    var names = new TreeSet<String>();
    for (var one : component.at("/licenses")) {
      var license = one.at("/license");
      names.add(
          one.has("expression")
              ? one.at("/expression").asString()
              : license.has("id") ? license.at("/id").asString() : license.at("/name").asString());
    }
    return names;
  }
}
