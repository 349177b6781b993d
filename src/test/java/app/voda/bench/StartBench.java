package app.voda.bench;

import app.voda.bench.Start.Took;
import app.voda.testing.Cloud;
import app.voda.testing.NeedsFirestore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From process start to ready, of the extracted jar in profile gcp, by what its AOT cache was
/// trained on; and a bare Spring Boot web application beside it.
@NeedsFirestore
class StartBench {
  private static final int ROUNDS = 5;

  @Test
  void startsInProfileGcp(@TempDir Path folder) throws Exception {
    var app = extracted(folder);
    try (var cloud = new Cloud(folder, 0)) {
      var gcp = new HashMap<>(cloud.environment());
      gcp.put("MANAGEMENT_SERVER_PORT", "0");
      var embedded = Map.of("VODA_DATA_DIR", folder.resolve("data").toString());
      var voda =
          new Start(
              "voda",
              List.of("-jar", app.resolve("voda.jar").toString()),
              gcp,
              "/actuator/health/readiness");
      var bare =
          new Start(
              "bare", List.of("-cp", bareClassPath(app), BareWeb.class.getName()), Map.of(), "/");
      measure(
          List.of(
              bare,
              voda,
              voda.trainedOn("the embedded default", embedded, folder.resolve("embedded.aot")),
              voda.trainedOn("gcp", gcp, folder.resolve("gcp.aot")),
              bare.trainedOn("itself", Map.of(), folder.resolve("bare.aot"))),
          bare);
    }
  }

  // In turns: the machine's mood is then everyone's.
  private static void measure(List<Start> starts, Start peer) throws Exception {
    var all = new LinkedHashMap<Start, List<Took>>();
    for (int round = 0; round < ROUNDS; round++) {
      for (var start : starts) {
        all.computeIfAbsent(start, _ -> new ArrayList<>()).add(start.measure());
      }
    }
    double peers = median(all.getOrDefault(peer, List.of()), Took::seconds);
    all.forEach((start, took) ->
        Figures.print(
            start.name(),
            "ready after %.2f s (%.2f of bare), %.2f CPU s (medians of %d)"
                .formatted(
                    median(took, Took::seconds),
                    median(took, Took::seconds) / peers,
                    median(took, Took::cpuSeconds),
                    ROUNDS)));
  }

  private static double median(List<Took> all, ToDoubleFunction<Took> of) {
    return Figures.percentile(all.stream().mapToDouble(of).toArray(), 0.5);
  }

  // As the Dockerfile does.
  private static Path extracted(Path folder) throws Exception {
    var app = folder.resolve("app");
    try (var target = Files.newDirectoryStream(Path.of("target"), "voda-*.jar")) {
      var jar = Files.copy(target.iterator().next(), folder.resolve("voda.jar"));
      var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      new ProcessBuilder(
              java,
              "-Djarmode=tools",
              "-jar",
              jar.toString(),
              "extract",
              "--destination",
              app.toString())
          .inheritIO()
          .start()
          .waitFor();
    }
    return app;
  }

  // Jars alone: the AOT cache takes no folders.
  private static String bareClassPath(Path app) throws IOException {
    var name = BareWeb.class.getName().replace('.', '/') + ".class";
    var jar = app.resolve("bare.jar");
    try (InputStream compiled =
            Objects.requireNonNull(BareWeb.class.getClassLoader().getResourceAsStream(name));
        var written = new JarOutputStream(Files.newOutputStream(jar))) {
      written.putNextEntry(new JarEntry(name));
      compiled.transferTo(written);
    }
    try (var libraries = Files.list(app.resolve("lib"))) {
      return libraries
          .filter(BareProcess::isOfTheWeb)
          .map(Path::toString)
          .sorted()
          .collect(Collectors.joining(":", jar + ":", ""));
    }
  }
}
