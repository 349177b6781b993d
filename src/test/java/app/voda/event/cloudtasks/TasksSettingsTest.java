package app.voda.event.cloudtasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class TasksSettingsTest {
  private static final List<String> GOOD =
      List.of(
          "voda.gcp.tasks.location=asia-northeast3",
          "voda.gcp.tasks.queue=one,two",
          "voda.gcp.tasks.service-account=queue@p.iam.gserviceaccount.com");

  @EnableConfigurationProperties(TasksSettings.class)
  static class Bound {}

  private static ApplicationContextRunner inProfileGcp(List<String> properties) {
    return new ApplicationContextRunner()
        .withUserConfiguration(Bound.class)
        .withInitializer(context -> context.getEnvironment().setActiveProfiles("gcp"))
        .withPropertyValues(properties.toArray(String[]::new));
  }

  private static List<String> with(String... more) {
    var all = new ArrayList<>(GOOD);
    all.addAll(Arrays.asList(more));
    return all;
  }

  @Test
  void takeOneQueueOrSeveral() {
    inProfileGcp(GOOD)
        .run(context ->
            assertThat(context.getBean(TasksSettings.class).queue()).containsExactly("one", "two"));
    inProfileGcp(with("voda.gcp.tasks.queue=one"))
        .run(context ->
            assertThat(context.getBean(TasksSettings.class).queue()).containsExactly("one"));
  }

  // The default of who may call back, queue@voda.localhost, is none of Google's.
  @Test
  void mustAllBeGiven() {
    for (var missing : GOOD) {
      var rest = GOOD.stream().filter(one -> !one.equals(missing)).toList();
      var field = missing.substring("voda.gcp.tasks.".length(), missing.indexOf('='));
      fails(rest, field.equals("service-account") ? "serviceAccount" : field);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "location=",
        "location=us central1",
        "queue=",
        "queue=one,,two",
        "queue=projects/p/q",
        "service-account=",
        "service-account=queue",
        "endpoint=localhost",
        "endpoint=",
        "endpoint=localhost:",
        "endpoint=localhost:65536",
        "endpoint=http://localhost:1",
        "endpoint=a b:1",
        "endpoint=localhost:1/x"
      })
  void areRefusedWhenMalformed(String property) {
    var field = property.substring(0, property.indexOf('='));
    fails(
        with("voda.gcp.tasks." + property),
        switch (field) {
          case "service-account" -> "serviceAccount";
          default -> field;
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:8123", "127.0.0.1:1", "tasks.internal:65535", "[::1]:8123"})
  void takeAnEmulatorsHostAndPort(String endpoint) {
    inProfileGcp(with("voda.gcp.tasks.endpoint=" + endpoint))
        .run(context ->
            assertThat(context.getBean(TasksSettings.class).endpoint()).isEqualTo(endpoint));
  }

  private static void fails(List<String> properties, String named) {
    inProfileGcp(properties)
        .run(context ->
            assertThat(context.getStartupFailure())
                .as("%s", properties)
                .rootCause()
                .hasMessageContaining(named));
  }
}
