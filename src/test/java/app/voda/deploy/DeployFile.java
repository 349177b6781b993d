package app.voda.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A file of the repository that a cloud reads.
record DeployFile(String path) {
  static final DeployFile SERVICE = new DeployFile("service.yaml");
  static final DeployFile CLOUD_BUILD = new DeployFile("cloudbuild.yaml");

  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(\\w+)}");

  String text() {
    try {
      return Files.readString(Path.of(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode yaml() {
    var strict = new LoaderOptions();
    strict.setAllowDuplicateKeys(false);
    return JSON.valueToTree(new Yaml(new SafeConstructor(strict)).load(text()));
  }

  /// The names in its `${…}`.
  Set<String> placeholders() {
    return PLACEHOLDER
        .matcher(text())
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
