package app.voda.deploy;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `cloudbuild.yaml` fills into `service.yaml` when it is told nothing but the project.
final class CloudBuildValues {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(\\w+)}");
  private static final Map<String, String> OF_A_BUILD =
      Map.of(
          "PROJECT_ID", "my-project",
          "SERVICE", "voda",
          "ROLE", "all",
          "PUBLIC_URL", "https://voda-42.asia-northeast3.run.app",
          "IMAGE", "registry/voda@sha256:" + "a".repeat(64));

  private CloudBuildValues() {}

  static String filledIn(String template) {
    return PLACEHOLDER
        .matcher(template)
        .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1))));
  }

  private static String value(String name) {
    var byDefault = DeployFile.CLOUD_BUILD.yaml().path("substitutions").path("_" + name);
    return OF_A_BUILD.containsKey(name) ? OF_A_BUILD.get(name) : byDefault.asString();
  }
}
