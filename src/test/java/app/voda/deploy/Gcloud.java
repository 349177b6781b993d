package app.voda.deploy;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// The repository's scripts with a `gcloud` that only notes how it is called, and the true one's
/// opinion of those calls.
final class Gcloud {
  private static final Logger log = LoggerFactory.getLogger(Gcloud.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final String NOTING =
      """
      #!/usr/bin/env bash
      jq -cn '$ARGS.positional' --args -- "$@" >>"$CALLS"
      case " $* " in
        *' describe '*projectNumber*) echo 42 ;;
        *' describe '*) [ "$IS_THERE" = yes ] ;;
        *' schedules list '*) [ "$IS_THERE" = no ] || echo one ;;
        *' composite create '*)
          [ "$IS_THERE" = no ] || { echo 'ERROR: ALREADY_EXISTS: index' >&2 && exit 1; } ;;
        *' versions access '*) cat src/main/gcloud/run-monitoring.yaml ;;
      esac
      """;

  private final Path folder;

  /// What a run said, and how it called gcloud.
  record Run(int exitCode, String output, List<List<String>> calls) {

    List<String> commands() {
      return calls.stream().map(call -> String.join(" ", call)).toList();
    }
  }

  Gcloud(Path folder) throws IOException {
    this.folder = folder;
    var bin = Files.createDirectory(folder.resolve("bin")).resolve("gcloud");
    Files.writeString(bin, NOTING);
    bin.toFile().setExecutable(true);
  }

  /// Skips the test where something is missing that the scripts call, but under `CI=true` fails it.
  static void mustBeHere() {
    for (var command : List.of("gcloud", "jq", "openssl", "python3")) {
      if (!isHere(command)) {
        var missing = "no " + command + " here";
        if ("true".equals(System.getenv("CI"))) {
          throw new AssertionError(missing);
        }
        // Maven counts what was skipped, but does not say why.
        log.warn("test of the deployment skipped: {}", missing);
        abort(missing);
      }
    }
  }

  private static boolean isHere(String command) {
    return Arrays.stream(System.getenv("PATH").split(":"))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, command)));
  }

  /// Runs a script in `directory`; `isThere` says whether what it looks for exists already.
  Run run(Path directory, boolean isThere, Map<String, String> environment, String... command)
      throws Exception {
    var calls = Files.createTempFile(folder, "calls", ".jsonl");
    var process = new ProcessBuilder(command).directory(directory.toFile());
    process.environment().putAll(environment);
    process.environment().put("CALLS", calls.toString());
    process.environment().put("IS_THERE", isThere ? "yes" : "no");
    process.environment().merge("PATH", folder + "/bin", (path, first) -> first + ":" + path);
    var ended = end(process);
    return new Run(
        ended.exitCode(),
        ended.output(),
        Files.readAllLines(calls).stream().map(Gcloud::arguments).toList());
  }

  /// What the true gcloud finds wrong with these calls, as its own parser reads them.
  static String faults(Path directory, List<List<String>> calls) throws Exception {
    var lines = Files.createTempFile("calls", ".jsonl");
    Files.write(lines, calls.stream().map(JSON::writeValueAsString).toList());
    var checker = Path.of(".ci/check-gcloud-commands").toAbsolutePath().toString();
    var process =
        new ProcessBuilder(checker).directory(directory.toFile()).redirectInput(lines.toFile());
    var ended = end(process);
    Files.delete(lines);
    return ended.exitCode() == 0 ? "" : ended.output();
  }

  static Run end(ProcessBuilder process) throws Exception {
    var output = Files.createTempFile("output", ".txt");
    var running = process.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    if (!running.waitFor(60, TimeUnit.SECONDS)) {
      running.destroyForcibly();
      throw new AssertionError("has not ended: " + process.command());
    }
    var said = Files.readString(output);
    Files.delete(output);
    return new Run(running.exitValue(), said, List.of());
  }

  private static List<String> arguments(String line) {
    return List.of(JSON.readValue(line, String[].class));
  }
}
