package app.voda.testing;

import com.google.cloud.tasks.v2.CloudTasksGrpc.CloudTasksImplBase;
import com.google.cloud.tasks.v2.CreateTaskRequest;
import com.google.cloud.tasks.v2.DeleteTaskRequest;
import com.google.cloud.tasks.v2.GetTaskRequest;
import com.google.cloud.tasks.v2.ListTasksRequest;
import com.google.cloud.tasks.v2.ListTasksResponse;
import com.google.cloud.tasks.v2.Task;
import com.google.protobuf.Empty;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.stub.StreamObserver;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The operations of {@link FakeCloudTasks}, as gRPC brings them.
final class CloudTasksService extends CloudTasksImplBase {
  private final CloudTasksStore store;
  private final CloudTasksFaults faults;
  private final Set<String> queues;
  private final InstantSource clock;
  private final Consumer<FakeCloudTasks.Operation> counter;

  CloudTasksService(
      CloudTasksStore store,
      CloudTasksFaults faults,
      Set<String> queues,
      InstantSource clock,
      Consumer<FakeCloudTasks.Operation> counter) {
    this.store = store;
    this.faults = faults;
    this.queues = queues;
    this.clock = clock;
    this.counter = counter;
  }

  /// What a call comes to; null never answers it.
  @FunctionalInterface
  private interface Answer<T> {
    @Nullable T get() throws StatusException;
  }

  private <T> void answer(
      FakeCloudTasks.Operation operation, StreamObserver<T> to, Answer<T> answer) {
    counter.accept(operation);
    try {
      // The server's own latency, none unless a test asks for it: no test waits by this.
      Thread.sleep(faults.slowness());
      faults.check();
      var given = answer.get();
      if (given != null) {
        to.onNext(given);
        to.onCompleted();
      }
    } catch (StatusException e) {
      to.onError(e);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void createTask(CreateTaskRequest request, StreamObserver<Task> to) {
    answer(FakeCloudTasks.Operation.CREATE, to, () -> create(request));
  }

  private @Nullable Task create(CreateTaskRequest request) throws StatusException {
    checkQueue(request.getParent());
    var now = clock.instant();
    CloudTasksRules.check(request, now);
    return switch (faults.creation()) {
      case WELL -> created(request, now);
      case FAILS_BEFORE ->
          throw Status.UNAVAILABLE.withDescription("failed before creating").asException();
      case FAILS_AFTER -> {
        store.create(request.getTask(), now);
        throw Status.UNAVAILABLE.withDescription("failed after creating").asException();
      }
      case REFUSED ->
          throw Status.PERMISSION_DENIED.withDescription("refused as told").asException();
      case SILENT -> {
        store.create(request.getTask(), now);
        yield null;
      }
    };
  }

  private Task created(CreateTaskRequest request, Instant now) throws StatusException {
    if (!store.create(request.getTask(), now)) {
      throw Status.ALREADY_EXISTS
          .withDescription(
              "The task cannot be created because a task with this name existed too recently.")
          .asException();
    }
    return request.getTask();
  }

  @Override
  public void getTask(GetTaskRequest request, StreamObserver<Task> to) {
    answer(
        FakeCloudTasks.Operation.GET,
        to,
        () -> store.get(request.getName()).orElseThrow(CloudTasksService::notFound).task());
  }

  @Override
  public void deleteTask(DeleteTaskRequest request, StreamObserver<Empty> to) {
    answer(
        FakeCloudTasks.Operation.DELETE,
        to,
        () -> {
          if (!store.remove(request.getName())) {
            throw notFound();
          }
          return Empty.getDefaultInstance();
        });
  }

  @Override
  public void listTasks(ListTasksRequest request, StreamObserver<ListTasksResponse> to) {
    answer(FakeCloudTasks.Operation.LIST, to, () -> list(request));
  }

  private ListTasksResponse list(ListTasksRequest request) throws StatusException {
    checkQueue(request.getParent());
    int size = request.getPageSize() > 0 ? request.getPageSize() : 1000;
    var token = request.getPageToken();
    int from = token.isEmpty() ? 0 : Integer.parseInt(token);
    var tasks =
        store.all().stream()
            .filter(held -> held.queue().equals(request.getParent()))
            .map(CloudTasksHeld::task)
            .toList();
    int to = Math.min(tasks.size(), from + size);
    return ListTasksResponse.newBuilder()
        .addAllTasks(tasks.subList(Math.min(from, to), to))
        .setNextPageToken(to < tasks.size() ? String.valueOf(to) : "")
        .build();
  }

  private void checkQueue(String queue) throws StatusException {
    if (!queues.contains(queue)) {
      throw Status.NOT_FOUND.withDescription("Queue does not exist.").asException();
    }
  }

  private static StatusException notFound() {
    return Status.NOT_FOUND
        .withDescription("The task no longer exists, or never did.")
        .asException();
  }
}
