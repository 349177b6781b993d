package app.voda.event.cloudtasks;

import static app.voda.event.cloudtasks.CloudTasksQueues.SHORT;
import static app.voda.testing.CloudTasksFaults.Create.FAILS_AFTER;
import static app.voda.testing.CloudTasksFaults.Create.FAILS_BEFORE;
import static app.voda.testing.CloudTasksFaults.Create.REFUSED;
import static app.voda.testing.CloudTasksFaults.Create.SILENT;
import static app.voda.testing.CloudTasksFaults.Create.WELL;
import static app.voda.testing.FakeCloudTasks.Operation.CREATE;
import static app.voda.testing.FakeCloudTasks.Operation.GET;
import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.event.QueueUnavailable;
import app.voda.event.TaskName;
import app.voda.event.TaskQueue;
import app.voda.event.TaskQueueContract;
import app.voda.event.http.EventJsons;
import app.voda.testing.CloudTasksBackoff;
import app.voda.testing.FakeCloudTasks;
import com.google.cloud.tasks.v2.HttpMethod;
import com.google.protobuf.util.Timestamps;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CloudTasksQueueTest extends TaskQueueContract {
  static FakeCloudTasks fake;
  static CloudTasksQueues voda;
  static CloudTasksQueues hasty;

  @BeforeAll
  static void start() {
    // Its clock stands, so that it calls nobody back.
    fake = FakeCloudTasks.start(0, CloudTasksBackoff.QUICK, () -> NOW, "voda");
    voda = new CloudTasksQueues(fake.endpoint(), Patience.DEFAULT, "voda");
    hasty = new CloudTasksQueues(fake.endpoint(), SHORT, "voda");
  }

  @AfterAll
  static void stop() {
    voda.close();
    hasty.close();
    fake.close();
  }

  @AfterEach
  void heal() {
    fake.faults().heal();
    fake.purge();
  }

  @Override
  protected TaskQueue queue() {
    return voda.queue();
  }

  @Override
  protected void finish(TaskName name) {
    fake.finish(name.value());
  }

  @Test
  void saysWhatToCallAndAsWhomAndWhen() {
    var end = task(1, NOW.plus(Duration.ofDays(20)).plusMillis(5));
    queue().enqueue(List.of(end));
    var task = fake.pending().getFirst().task();
    assertThat(task.getName()).isEqualTo(FakeCloudTasks.path("voda") + "/tasks/" + end.name());
    assertThat(Timestamps.toMillis(task.getScheduleTime())).isEqualTo(end.at().toEpochMilli());
    assertThat(task.getDispatchDeadline().getSeconds()).isEqualTo(60);
    var call = task.getHttpRequest();
    assertThat(call.getUrl()).isEqualTo("https://voda.example/tasks/callback");
    assertThat(call.getHttpMethod()).isEqualTo(HttpMethod.POST);
    assertThat(call.getHeadersMap()).containsEntry("Content-Type", "application/json");
    assertThat(EventJsons.real().read(call.getBody().toStringUtf8())).isEqualTo(end.event());
    assertThat(call.getOidcToken().getServiceAccountEmail())
        .isEqualTo(FakeCloudTasks.SERVICE_ACCOUNT);
    assertThat(call.getOidcToken().getAudience()).isEqualTo("https://voda.example");
  }

  @Test
  void triesAgainWhatWasNotTaken() {
    fake.faults().nextCreations(FAILS_BEFORE, FAILS_BEFORE, FAILS_AFTER);
    queue().enqueue(List.of(task(1, soon())));
    assertThat(pending()).containsExactly(task(1, soon()).name().value());
  }

  @Test
  void takesALostAnswerForTakenOnceTheNameIsKnown() {
    long before = fake.operations().getOrDefault(CREATE, 0L);
    fake.faults().nextCreations(FAILS_AFTER);
    queue().enqueue(List.of(task(1, soon()), task(2, soon())));
    assertThat(pending()).hasSize(2);
    assertThat(fake.operations()).containsEntry(CREATE, before + 3);
  }

  @Test
  void asksAgainWhenAnAnswerStaysOut() {
    var impatient = new Patience(Duration.ofSeconds(1), Duration.ofSeconds(10));
    fake.faults().nextCreations(SILENT);
    try (var other = new CloudTasksQueues(fake.endpoint(), impatient, "voda")) {
      other.queue().enqueue(List.of(task(1, soon())));
    }
    assertThat(pending()).containsExactly(task(1, soon()).name().value());
  }

  @Test
  void leavesThoseBeforeTheOneThatFails() {
    fake.faults().nextCreations(WELL, REFUSED);
    isDown(() -> queue().enqueue(List.of(task(1, soon()), task(2, soon()), task(3, soon()))));
    assertThat(pending()).containsExactly(task(1, soon()).name().value());
  }

  @Test
  void asksNoFurtherThanTheFirstThatIsThere() {
    queue().enqueue(List.of(task(1, soon())));
    long before = fake.operations().getOrDefault(GET, 0L);
    assertThat(queue().holdsAny(List.of(task(1, soon()).name(), task(2, soon()).name()))).isTrue();
    assertThat(fake.operations()).containsEntry(GET, before + 1);
  }

  @Test
  void saysWhenTheQueueIsDown() {
    fake.faults().goDown();
    everyCallFails();
    assertThat(pending()).isEmpty();
  }

  @Test
  void saysWhenNobodyIsThere() {
    try (var nobody = new CloudTasksQueues("127.0.0.1:1", SHORT, "voda")) {
      isDown(() -> nobody.queue().enqueue(List.of(task(1, soon()))));
    }
  }

  @Test
  void waitsNoLongerThanItsPatienceForAnAnswer() {
    fake.faults().answerAfter(Duration.ofMinutes(1));
    long begin = System.nanoTime();
    everyCallFails();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
  }

  @Test
  void waitsNoLongerForManyTasksThanForOne() {
    fake.faults().answerAfter(Duration.ofMillis(100));
    var many = IntStream.range(1, 50).mapToObj(i -> task(i, soon())).toList();
    long begin = System.nanoTime();
    isDown(() -> hasty.queue().enqueue(many));
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
    assertThat(pending()).isNotEmpty().hasSizeLessThan(10);
  }

  @Test
  void saysWhatItIsRefusedForAndDoesNotInsist() {
    long before = fake.operations().getOrDefault(CREATE, 0L);
    assertThatThrownBy(() -> queue().enqueue(List.of(task(1, NOW.plus(Duration.ofDays(31))))))
        .isInstanceOf(QueueUnavailable.class)
        .hasMessageContaining("INVALID_ARGUMENT")
        .hasMessageContaining("too far in the future");
    fake.faults().refuse(Status.Code.PERMISSION_DENIED);
    assertThatThrownBy(() -> queue().enqueue(List.of(task(1, soon()))))
        .isInstanceOf(QueueUnavailable.class)
        .hasMessageContaining("PERMISSION_DENIED");
    assertThat(fake.operations()).containsEntry(CREATE, before + 2);
  }

  @Test
  void saysWhenItsQueueDoesNotExist() {
    try (var other = new CloudTasksQueues(fake.endpoint(), SHORT, "other")) {
      assertThatThrownBy(() -> other.queue().enqueue(List.of(task(1, soon()))))
          .isInstanceOf(QueueUnavailable.class)
          .hasMessageContaining(FakeCloudTasks.path("other") + "/tasks/")
          .hasMessageContaining("NOT_FOUND: Queue does not exist");
    }
  }

  private void everyCallFails() {
    isDown(() -> hasty.queue().enqueue(List.of(task(1, soon()))));
    isDown(() -> hasty.queue().delete(List.of(task(1, soon()).name())));
    isDown(() -> hasty.queue().holdsAny(List.of(task(1, soon()).name())));
  }

  private static void isDown(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(QueueUnavailable.class);
  }

  private static List<String> pending() {
    return fake.pending().stream().map(held -> held.name()).toList();
  }
}
