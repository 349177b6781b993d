package app.voda.simulation;

import app.voda.event.Attempt;
import app.voda.event.Callbacks;
import app.voda.event.EventJson;
import app.voda.event.EventSettings;
import app.voda.event.Outcome;
import app.voda.event.QueueUnavailable;
import app.voda.event.Task;
import app.voda.event.TaskQueue;
import app.voda.id.IdSource;
import app.voda.problem.Refusal;
import app.voda.push.Pushes;
import app.voda.push.PushesTo;
import app.voda.room.JoinCodes;
import app.voda.room.PlainJoinCodes;
import app.voda.room.Reconciliation;
import app.voda.room.Reconciliations;
import app.voda.room.Requests;
import app.voda.room.RoomSettings;
import app.voda.room.Rooms;
import app.voda.store.Conflict;
import app.voda.store.Transactions;
import app.voda.web.IdJson;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.json.JsonMapper;

/// The services of production, wired as there, with ports that lead into the world that calls. They
/// keep no state, so that all worlds and their instances share them.
final class Services implements AutoCloseable {
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "app\\.voda\\.(VodaApplication|platform|phones|auth|web|push|room\\.(JoinCodes|Reconciliation)"
              + "|simulation|testing|bench|[a-z]+\\.(dbscheduler|cloudtasks|oidc|firebase|dev|jwt)).*"
              + "|.*(IT|Test|Bench|Contract)(\\$.*)?");

  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();

  Services() {
    var clock = new World.InstanceClock();
    Store.PORTS.forEach(this::port);
    context.registerBean(Transactions.class, ChaosTransactions::new);
    context.registerBean(TaskQueue.class, WorldQueue::ofTheCaller);
    context.registerBean(Clock.class, () -> clock);
    context.registerBean(IdSource.class, () -> () -> Activity.current().nextId());
    context.registerBean(MeterRegistry.class, () -> new SimpleMeterRegistry());
    context.registerBean(JacksonModule.class, IdJson::module);
    context.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
    context.registerBean(JoinCodes.class, PlainJoinCodes::inTheClear);
    context.registerBean(Reconciliation.class, this::reconciliationInTurn);
    context.registerBean(Pushes.class, () -> PushesTo.inTurn(Phones.providers(clock)));
    context.registerBean(
        EventSettings.class,
        () ->
            new EventSettings(
                Duration.ofHours(1),
                Duration.ofHours(4),
                Duration.ofMinutes(15),
                Duration.ofMinutes(1),
                Duration.ofMinutes(10)));
    context.registerBean(
        RoomSettings.class, () -> new RoomSettings(Duration.ofHours(1), Duration.ofDays(30), 4));
    var scanner = new ClassPathBeanDefinitionScanner(context);
    scanner.addExcludeFilter(new RegexPatternTypeFilter(ELSEWHERE));
    scanner.addExcludeFilter(new AnnotationTypeFilter(Configuration.class));
    scanner.addExcludeFilter(new AnnotationTypeFilter(RestController.class));
    scanner.scan("app.voda");
    context.refresh();
  }

  private Reconciliation reconciliationInTurn() {
    return Reconciliations.inTurn(
        get(Rooms.class),
        get(TaskQueue.class),
        get(Requests.class),
        get(Clock.class),
        get(EventSettings.class));
  }

  private <T> void port(Class<T> port) {
    context.registerBean(port, () -> ChaosPort.of(port));
  }

  <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  /// Takes a task as the callback's controller does.
  Outcome handle(Task task, Attempt attempt) {
    return get(Callbacks.class).handle(get(EventJson.class).write(task.event()), attempt);
  }

  /// Whether a caller is told of this by a status that means: again, or not so.
  static boolean isExpected(Throwable failure) {
    return failure instanceof Refusal
        || failure instanceof QueueUnavailable
        || failure instanceof DataAccessException
        || failure instanceof Conflict
        || failure instanceof TransactionTimedOutException
        || failure instanceof Crash;
  }

  @Override
  public void close() {
    context.close();
  }
}
