package app.voda.event.cloudtasks;

import static app.voda.event.cloudtasks.CloudTasksQueues.SHORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.voda.event.QueueUnavailable;
import app.voda.problem.WrongSetting;
import app.voda.testing.FakeCloudTasks;
import com.google.api.gax.core.NoCredentialsProvider;
import io.grpc.Status;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueCheckTest {
  static FakeCloudTasks fake;

  @BeforeAll
  static void start() {
    fake = FakeCloudTasks.start();
  }

  @AfterAll
  static void stop() {
    fake.close();
  }

  @AfterEach
  void heal() {
    fake.faults().heal();
  }

  @Test
  void isContentWithQueuesThatAnswer() {
    try (var voda = new CloudTasksQueues(fake.endpoint(), Patience.DEFAULT, "voda")) {
      voda.check().ping();
    }
    assertThat(fake.operations()).containsKey(FakeCloudTasks.Operation.LIST);
  }

  @Test
  void namesThePropertyOfAQueueThatDoesNotExist() {
    try (var voda = new CloudTasksQueues(fake.endpoint(), Patience.DEFAULT, "voda", "other")) {
      assertThat(refusal(voda.check()).property()).isEqualTo("voda.gcp.tasks.queue");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PERMISSION_DENIED, voda.gcp.tasks.queue",
    "INVALID_ARGUMENT, voda.gcp.tasks.location",
    "UNAUTHENTICATED, GOOGLE_APPLICATION_CREDENTIALS"
  })
  void namesThePropertyForEveryRefusal(Status.Code code, String property) {
    fake.faults().refuse(code);
    try (var voda = new CloudTasksQueues(fake.endpoint(), Patience.DEFAULT, "voda")) {
      var refusal = refusal(voda.check());
      assertThat(refusal.property()).isEqualTo(property);
      assertThat(refusal).hasMessageContaining(code.name());
    }
  }

  @Test
  void namesThePropertyOfAnEmulatorThatIsNotThere() {
    try (var voda = new CloudTasksQueues("127.0.0.1:1", SHORT, "voda")) {
      assertThat(refusal(voda.check()).property()).isEqualTo("voda.gcp.tasks.endpoint");
    }
  }

  // Google's may be down for a while, which no setting mends.
  @Test
  void blamesNoPropertyWhenGooglesIsDown() throws Exception {
    fake.faults().goDown();
    var emulated =
        new TasksSettings(
            FakeCloudTasks.LOCATION, List.of("voda"), "queue@p.example", fake.endpoint());
    var googles =
        new TasksSettings(FakeCloudTasks.LOCATION, List.of("voda"), "queue@p.example", null);
    try (var client = CloudTasksConnection.open(emulated, NoCredentialsProvider.create(), SHORT)) {
      var check = new QueueCheck(client, new TaskPaths("p", googles), googles, SHORT);
      assertThatThrownBy(check::ping).isInstanceOf(QueueUnavailable.class);
    }
  }

  private static WrongSetting refusal(QueueCheck check) {
    return catchThrowableOfType(WrongSetting.class, check::ping);
  }
}
