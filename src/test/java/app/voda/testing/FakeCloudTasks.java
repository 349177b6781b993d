package app.voda.testing;

import com.google.cloud.tasks.v2.QueueName;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/// Cloud Tasks over real gRPC: named tasks, called back over HTTP with signed tokens, until they
/// are answered with 2xx. What is to go wrong is said in its {@link #faults}.
public final class FakeCloudTasks implements AutoCloseable {
  public static final String PROJECT = "voda-test";
  public static final String LOCATION = "us-central1";
  public static final String SERVICE_ACCOUNT = "queue@voda-test.iam.gserviceaccount.com";

  private final CloudTasksStore store = new CloudTasksStore();
  private final CloudTasksIssuer issuer = new CloudTasksIssuer();
  private final ConcurrentLinkedQueue<CloudTasksCall> calls = new ConcurrentLinkedQueue<>();
  private final Map<Operation, Long> operations = new EnumMap<>(Operation.class);
  private final List<String> queues;
  private final CloudTasksFaults faults;
  private final InstantSource clock;
  private final CloudTasksDispatcher dispatcher;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Server server;

  /// What Cloud Tasks charges for.
  public enum Operation {
    CREATE,
    GET,
    DELETE,
    LIST,
    DISPATCH
  }

  private FakeCloudTasks(
      long seed, CloudTasksBackoff backoff, InstantSource clock, List<String> queues) {
    this.queues = queues;
    this.clock = clock;
    this.faults = new CloudTasksFaults(seed);
    this.dispatcher = new CloudTasksDispatcher(store, issuer, faults, backoff, clock, this::called);
    var paths = queues.stream().map(FakeCloudTasks::path).collect(Collectors.toSet());
    this.server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .executor(threads)
            // As Google's servers do, which allow more of them than gRPC's default.
            .permitKeepAliveTime(10, TimeUnit.SECONDS)
            .addService(new CloudTasksService(store, faults, paths, clock, this::count))
            .build();
  }

  /// Starts it with one queue, `voda`, on the system's clock.
  public static FakeCloudTasks start() {
    return start(0, CloudTasksBackoff.QUICK, InstantSource.system(), "voda");
  }

  /// Starts it.
  ///
  /// @param seed where the faults' chances come from
  /// @param clock by which tasks fall due
  /// @param queues the ids of the queues that there are
  public static FakeCloudTasks start(
      long seed, CloudTasksBackoff backoff, InstantSource clock, String... queues) {
    var fake = new FakeCloudTasks(seed, backoff, clock, List.of(queues));
    try {
      fake.server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return fake;
  }

  /// A queue's full name.
  public static String path(String queue) {
    return QueueName.of(PROJECT, LOCATION, queue).toString();
  }

  /// The arguments with which a service in profile gcp uses it.
  public String[] settings() {
    return new String[] {
      "--voda.gcp.project-id=" + PROJECT,
      "--voda.gcp.tasks.location=" + LOCATION,
      "--voda.gcp.tasks.queue=" + String.join(",", queues),
      "--voda.gcp.tasks.service-account=" + SERVICE_ACCOUNT,
      "--voda.gcp.tasks.endpoint=" + endpoint(),
      "--voda.auth.oidc.jwks-uri=" + issuer.keys()
    };
  }

  /// Host and port of the gRPC server.
  public String endpoint() {
    return "127.0.0.1:" + server.getPort();
  }

  /// A token as the queue calls with.
  public String token(String audience, String email) {
    return issuer.token(audience, email);
  }

  public CloudTasksFaults faults() {
    return faults;
  }

  /// The tasks that have not ended, in the order of their times.
  public List<CloudTasksHeld> pending() {
    return store.all();
  }

  /// Returns when nothing is due by the queue's clock, and all that was called has ended.
  public void awaitNothingDue() {
    Awaitility.await()
        .pollInterval(Duration.ofMillis(5))
        .atMost(Duration.ofMinutes(1))
        .until(() -> pending().stream().allMatch(task -> task.due().isAfter(clock.instant())));
  }

  /// Every call that has ended, in the order of their ends.
  public List<CloudTasksCall> calls() {
    return List.copyOf(calls);
  }

  /// How many operations there were, of each kind that there was one of.
  public Map<Operation, Long> operations() {
    synchronized (operations) {
      return new EnumMap<>(operations);
    }
  }

  private void called(CloudTasksCall call) {
    count(Operation.DISPATCH);
    calls.add(call);
  }

  private void count(Operation operation) {
    synchronized (operations) {
      operations.merge(operation, 1L, Long::sum);
    }
  }

  /// Ends a task as an answer of 2xx does, without calling it.
  ///
  /// @param name without the queue's before it
  public void finish(String name) {
    queues.forEach(queue -> store.remove(path(queue) + "/tasks/" + name));
  }

  /// Calls nothing until it is resumed; tasks are still taken.
  public void pause() {
    dispatcher.pause(true);
  }

  public void resume() {
    dispatcher.pause(false);
  }

  /// Takes what is due out of what waits, for a test that has paused it and calls back itself.
  public List<CloudTasksHeld> takeDue() {
    return store.due(clock.instant());
  }

  /// What was taken has been called: 2xx ends it, anything else has it wait again.
  public void answered(CloudTasksHeld task, int status) {
    dispatcher.ended(task, status);
  }

  /// Loses all tasks. Their names stay used.
  public void purge() {
    store.purge();
  }

  @Override
  public void close() {
    server.shutdownNow();
    threads.shutdownNow();
    dispatcher.close();
    issuer.close();
  }
}
