package app.voda.platform;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.event.EventJson;
import app.voda.event.TaskQueue;
import app.voda.event.cloudtasks.CloudTasksQueue;
import app.voda.event.cloudtasks.QueueCheck;
import app.voda.event.cloudtasks.TasksSettings;
import app.voda.event.http.EventJsons;
import com.google.cloud.spring.autoconfigure.core.GcpContextAutoConfiguration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/// What the operator is told about the queue's settings.
@ExtendWith(OutputCaptureExtension.class)
class CloudTasksStartTest {
  private static final List<String> GOOD =
      List.of(
          "voda.public-url=https://voda.example",
          "voda.gcp.project-id=p",
          "voda.gcp.tasks.endpoint=127.0.0.1:1",
          "voda.gcp.tasks.location=asia-northeast3",
          "voda.gcp.tasks.queue=one,two",
          "voda.gcp.tasks.service-account=queue@p.iam.gserviceaccount.com");

  @Import({GoogleProject.Found.class, CloudTasksConfiguration.class})
  @EnableConfigurationProperties({TasksSettings.class, GcpSettings.class, DataSettings.class})
  static class Started {
    @Bean
    EventJson json() {
      return EventJsons.real();
    }
  }

  private static ApplicationContextRunner inProfileGcp(List<String> properties) {
    return new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(GcpContextAutoConfiguration.class))
        .withUserConfiguration(Started.class)
        .withInitializer(context -> context.getEnvironment().setActiveProfiles("gcp"))
        .withPropertyValues(properties.toArray(String[]::new));
  }

  private static List<String> with(String... more) {
    var all = new ArrayList<>(GOOD);
    all.addAll(Arrays.asList(more));
    return all;
  }

  @Test
  void takesOneQueueOrSeveral() {
    for (var queues : List.of("one", "one,two")) {
      inProfileGcp(with("voda.gcp.tasks.queue=" + queues))
          .run(context -> {
            assertThat(context.getBean(TasksSettings.class).queue())
                .containsExactly(queues.split(",", -1));
            assertThat(context.getBean(TaskQueue.class)).isInstanceOf(CloudTasksQueue.class);
            assertThat(context).hasSingleBean(QueueCheck.class);
          });
    }
  }

  // The default of who may call back, queue@voda.localhost, is none of Google's.
  @ParameterizedTest
  @CsvSource({"location", "queue", "service-account"})
  void isToldWhatIsMissing(String missing, CapturedOutput output) {
    var property = "voda.gcp.tasks." + missing;
    var rest = GOOD.stream().filter(one -> !one.startsWith(property + "=")).toList();
    says(property + ": must be given", rest, output);
  }

  @ParameterizedTest
  @CsvSource({
    "location=, location: must be a region",
    "location=us central1, location: must be a region",
    "queue=, queue: must be given",
    "queue=projects/p/q, queue[0]: must be a queue's id",
    "service-account=, service-account: must be a service account's e-mail",
    "service-account=queue, service-account: must be a service account's e-mail",
    "endpoint=, endpoint: must be host:port",
    "endpoint=localhost, endpoint: must be host:port",
    "endpoint=localhost:, endpoint: must be host:port",
    "endpoint=localhost:65536, endpoint: must be host:port",
    "endpoint=http://localhost:1, endpoint: must be host:port",
    "endpoint=a b:1, endpoint: must be host:port",
    "endpoint=localhost:1/x, endpoint: must be host:port"
  })
  void isToldWhatIsMalformed(String setting, String line, CapturedOutput output) {
    says("voda.gcp.tasks." + line, with("voda.gcp.tasks." + setting), output);
  }

  @Test
  void isToldWhichOfTheQueuesIsMalformed(CapturedOutput output) {
    says(
        "voda.gcp.tasks.queue[1]: must be a queue's id",
        with("voda.gcp.tasks.queue=one,,two"),
        output);
  }

  @Test
  void isToldThatTheProjectIsMissing(CapturedOutput output) {
    says("voda.gcp.project-id: must be given", with("voda.gcp.project-id="), output);
  }

  @ParameterizedTest
  @CsvSource({"localhost:8123", "127.0.0.1:1", "tasks.internal:65535", "[::1]:8123"})
  void takesAnEmulatorsHostAndPort(String endpoint) {
    inProfileGcp(with("voda.gcp.tasks.endpoint=" + endpoint))
        .run(context -> assertThat(context).hasNotFailed());
  }

  private static void says(String line, List<String> properties, CapturedOutput output) {
    inProfileGcp(properties)
        .run(context -> {
          var failure = Objects.requireNonNull(context.getStartupFailure(), line);
          assertThat(new StartFailure().reportException(failure)).isTrue();
        });
    assertThat(output).contains("voda cannot start: " + line);
  }
}
