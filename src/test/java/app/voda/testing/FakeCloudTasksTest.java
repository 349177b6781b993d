package app.voda.testing;

import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.cloud.tasks.v2.CloudTasksGrpc;
import com.google.cloud.tasks.v2.CloudTasksGrpc.CloudTasksBlockingStub;
import com.google.cloud.tasks.v2.CreateTaskRequest;
import com.google.cloud.tasks.v2.DeleteTaskRequest;
import com.google.cloud.tasks.v2.HttpMethod;
import com.google.cloud.tasks.v2.HttpRequest;
import com.google.cloud.tasks.v2.ListTasksRequest;
import com.google.cloud.tasks.v2.OidcToken;
import com.google.cloud.tasks.v2.Task;
import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// That the fake keeps Cloud Tasks' promises, and breaks them only where Cloud Tasks does.
class FakeCloudTasksTest {
  private static final CloudTasksBackoff BACKOFF =
      new CloudTasksBackoff(Duration.ofSeconds(10), Duration.ofSeconds(300), 3);

  private final SettableClock clock = new SettableClock(NOW);
  private final CallbackTargetServer service = new CallbackTargetServer();
  private final FakeCloudTasks fake = FakeCloudTasks.start(7, BACKOFF, clock, "voda", "other");
  private final ManagedChannel channel =
      Grpc.newChannelBuilder(fake.endpoint(), InsecureChannelCredentials.create()).build();
  private final CloudTasksBlockingStub queue = CloudTasksGrpc.newBlockingStub(channel);

  @AfterEach
  void close() {
    channel.shutdownNow();
    fake.close();
    service.close();
  }

  @Test
  void callsBackAtItsTimeWithASignedToken() throws Exception {
    create("end", NOW.plusSeconds(60));
    clock.advance(Duration.ofSeconds(59));
    create("now", NOW);
    awaitCalls(1);
    assertThat(fake.calls().getFirst().name()).isEqualTo("now");
    clock.advance(Duration.ofSeconds(1));
    awaitCalls(2);
    var got = service.got().getLast();
    assertThat(got.method()).isEqualTo("POST");
    assertThat(got.body()).isEqualTo("end");
    assertThat(got.headers().getFirst("X-CloudTasks-QueueName")).isEqualTo("voda");
    assertThat(got.headers().getFirst("X-CloudTasks-TaskName")).isEqualTo("end");
    assertThat(got.headers().getFirst("X-CloudTasks-TaskRetryCount")).isEqualTo("0");
    assertThat(got.headers().getFirst("X-CloudTasks-TaskETA"))
        .isEqualTo(NOW.plusSeconds(60).getEpochSecond() + ".000000");
    var token =
        SignedJWT.parse(got.headers().getFirst("Authorization").substring("Bearer ".length()));
    var keys = JWKSet.load(URI.create(keys()).toURL());
    assertThat(token.verify(new RSASSAVerifier(keys.getKeys().getFirst().toRSAKey()))).isTrue();
    assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("https://voda.example");
    assertThat(token.getJWTClaimsSet().getStringClaim("email")).isEqualTo("queue@example.com");
    await().untilAsserted(() -> assertThat(fake.pending()).isEmpty());
  }

  @Test
  void triesAgainUntilItIsAnsweredWith2xx() {
    service.answers(500, 425, 200);
    create("end", NOW);
    awaitCalls(1);
    for (int calls = 2; calls <= 3; calls++) {
      var next = NOW.plusSeconds(calls == 2 ? 10 : 30);
      await()
          .until(() -> !fake.pending().isEmpty() && fake.pending().getFirst().due().equals(next));
      clock.set(next);
      awaitCalls(calls);
    }
    assertThat(fake.calls()).extracting(CloudTasksCall::status).containsExactly(500, 425, 200);
    assertThat(fake.calls()).extracting(CloudTasksCall::retry).containsExactly(0, 1, 2);
    var last = service.got().getLast().headers();
    assertThat(last.getFirst("X-CloudTasks-TaskExecutionCount")).isEqualTo("1");
    assertThat(last.getFirst("X-CloudTasks-TaskPreviousResponse")).isEqualTo("425");
    await().untilAsserted(() -> assertThat(fake.pending()).isEmpty());
  }

  @Test
  void waitsLongerEachTime() {
    assertThat(IntStream.rangeClosed(1, 8).mapToObj(BACKOFF::after).map(Duration::toSeconds))
        .containsExactly(10L, 20L, 40L, 80L, 160L, 240L, 300L, 300L);
  }

  @Test
  void triesAgainWhenNobodyAnswers() {
    service.close();
    create("end", NOW);
    await().until(() -> fake.pending().getFirst().calls() == 1);
    assertThat(fake.calls()).extracting(CloudTasksCall::status).containsExactly(0);
  }

  @Test
  void remembersNamesAfterTheirEnd() {
    create("answered", NOW);
    create("deleted", NOW.plusSeconds(60));
    create("purged", NOW.plusSeconds(60));
    await().until(() -> fake.pending().size() == 2);
    delete("deleted");
    fake.purge();
    for (var name : List.of("answered", "deleted", "purged")) {
      refuses(() -> create(name, NOW), Status.Code.ALREADY_EXISTS);
    }
    create("new", NOW.plusSeconds(60));
    assertThat(fake.pending()).hasSize(1);
  }

  @Test
  void refusesWhatCloudTasksRefuses() {
    refuses(() -> create("far", NOW.plus(Duration.ofDays(31))), Status.Code.INVALID_ARGUMENT);
    refuses(() -> create("a b", NOW), Status.Code.INVALID_ARGUMENT);
    refuses(() -> create("x".repeat(501), NOW), Status.Code.INVALID_ARGUMENT);
    refuses(() -> create("unknown", "end", NOW), Status.Code.NOT_FOUND);
    refuses(() -> delete("never"), Status.Code.NOT_FOUND);
    create("far", NOW.plus(Duration.ofDays(30)));
    create("x".repeat(500), NOW.plusSeconds(60));
  }

  @Test
  void callsNothingWhileItIsPausedAndForgetsNothing() {
    fake.pause();
    create("end", NOW);
    assertThat(fake.pending()).hasSize(1);
    fake.resume();
    awaitCalls(1);
  }

  @Test
  void callsTwiceWhenTold() {
    fake.faults().duplicate(1);
    create("end", NOW);
    awaitCalls(2);
    assertThat(service.got()).extracting(CallbackTargetServer.Got::body).containsOnly("end");
    assertThat(fake.operations()).containsEntry(FakeCloudTasks.Operation.DISPATCH, 2L);
  }

  @Test
  void callsLateAndInAnotherOrderWhenTold() {
    fake.faults().delay(Duration.ofMillis(300));
    var names = IntStream.range(0, 30).mapToObj(i -> "t" + (100 + i)).toList();
    names.forEach(name -> create(name, NOW));
    awaitCalls(30);
    var called = fake.calls().stream().map(CloudTasksCall::name).toList();
    assertThat(called).containsExactlyInAnyOrderElementsOf(names);
    assertThat(called).isNotEqualTo(names);
  }

  @Test
  void failsBeforeAndAfterCreatingAsOftenAsTold() {
    fake.faults().failCreating(0.2, 0.2);
    var failed = new HashSet<String>();
    for (int i = 0; i < 200; i++) {
      var name = "t" + i;
      try {
        create(name, NOW.plusSeconds(60));
      } catch (StatusRuntimeException e) {
        assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        failed.add(name);
      }
    }
    assertThat(failed).hasSizeBetween(60, 100);
    var held = new ArrayList<>(fake.pending().stream().map(CloudTasksHeld::name).toList());
    held.retainAll(failed);
    assertThat(held).hasSizeBetween(25, 55);
    assertThat(fake.operations()).containsEntry(FakeCloudTasks.Operation.CREATE, 200L);
  }

  @Test
  void takesATaskOnceFromManyAtOnce() {
    var ends =
        Together.run(
            8,
            _ ->
                () -> {
                  create("end", NOW.plusSeconds(60));
                  return true;
                });
    assertThat(ends).filteredOn(end -> !end.failed()).hasSize(1);
  }

  @Test
  void listsAQueueInPages() {
    for (int i = 0; i < 5; i++) {
      create("t" + i, NOW.plusSeconds(60 + i));
    }
    create("other", "elsewhere", NOW.plusSeconds(60));
    var first = queue.listTasks(page("", 3));
    assertThat(names(first.getTasksList())).containsExactly("t0", "t1", "t2");
    var second = queue.listTasks(page(first.getNextPageToken(), 3));
    assertThat(names(second.getTasksList())).containsExactly("t3", "t4");
    assertThat(second.getNextPageToken()).isEmpty();
  }

  private static List<String> names(List<Task> tasks) {
    return tasks.stream().map(task -> task.getName().replaceAll(".*/", "")).toList();
  }

  private static ListTasksRequest page(String token, int size) {
    return ListTasksRequest.newBuilder()
        .setParent(FakeCloudTasks.path("voda"))
        .setPageSize(size)
        .setPageToken(token)
        .build();
  }

  private String keys() {
    return List.of(fake.settings()).stream()
        .filter(setting -> setting.startsWith("--voda.auth.oidc.jwks-uri="))
        .map(setting -> setting.substring(setting.indexOf('=') + 1))
        .findFirst()
        .orElseThrow();
  }

  private void create(String name, Instant at) {
    create("voda", name, at);
  }

  private void create(String in, String name, Instant at) {
    var call =
        HttpRequest.newBuilder()
            .setUrl(service.url())
            .setHttpMethod(HttpMethod.POST)
            .setBody(ByteString.copyFromUtf8(name))
            .setOidcToken(
                OidcToken.newBuilder()
                    .setServiceAccountEmail("queue@example.com")
                    .setAudience("https://voda.example"));
    var task =
        Task.newBuilder()
            .setName(FakeCloudTasks.path(in) + "/tasks/" + name)
            .setHttpRequest(call)
            .setScheduleTime(Timestamp.newBuilder().setSeconds(at.getEpochSecond()));
    var _ =
        queue.createTask(
            CreateTaskRequest.newBuilder()
                .setParent(FakeCloudTasks.path(in))
                .setTask(task)
                .build());
  }

  private void delete(String name) {
    var _ =
        queue.deleteTask(
            DeleteTaskRequest.newBuilder()
                .setName(FakeCloudTasks.path("voda") + "/tasks/" + name)
                .build());
  }

  private static void refuses(Runnable call, Status.Code code) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            StatusRuntimeException.class, e -> assertThat(e.getStatus().getCode()).isEqualTo(code));
  }

  private void awaitCalls(int count) {
    await().atMost(Duration.ofSeconds(10)).until(() -> fake.calls().size() >= count);
  }
}
