package app.voda.event.dbscheduler;

import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.event.QueueUnavailable;
import app.voda.event.TaskName;
import app.voda.event.TaskQueue;
import app.voda.event.TaskQueueContract;
import app.voda.event.http.EventJsons;
import app.voda.testing.MemoryStore;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

class DbSchedulerQueueTest extends TaskQueueContract {
  private static final MemoryStore STORE = new MemoryStore();

  private final AtomicInteger wakeUps = new AtomicInteger();

  @Override
  protected TaskQueue queue() {
    return queue(STORE);
  }

  @Override
  protected void finish(TaskName name) {
    STORE
        .jdbc()
        .sql("delete from scheduled_tasks where task_instance = :name")
        .param("name", name.value())
        .update();
  }

  @Test
  void isWokenForWhatIsDueAtOnce() {
    queue().enqueue(List.of(task(1, NOW.plusMillis(1))));
    assertThat(wakeUps).hasValue(0);
    queue().enqueue(List.of(task(2, NOW)));
    assertThat(wakeUps).hasValue(1);
  }

  // A turn's leftovers are deleted while one of them may just be calling back.
  @Test
  void doesNotMindDeletingATaskThatIsJustRunning() {
    var running = task(1, soon());
    var waiting = task(2, soon());
    queue().enqueue(List.of(running, waiting));
    STORE
        .jdbc()
        .sql("update scheduled_tasks set picked = true, picked_by = 'me' where task_instance = :n")
        .param("n", running.name().value())
        .update();
    queue().delete(List.of(running.name(), waiting.name()));
    assertThat(queue().holdsAny(List.of(waiting.name()))).isFalse();
  }

  @Test
  void saysWhenItsDatabaseIsDown() {
    var store = new MemoryStore();
    var queue = queue(store);
    store.close();
    assertThatThrownBy(() -> queue.enqueue(List.of(task(1, soon()))))
        .isInstanceOf(QueueUnavailable.class);
    assertThatThrownBy(() -> queue.delete(List.of(task(1, soon()).name())))
        .isInstanceOf(QueueUnavailable.class);
    assertThatThrownBy(() -> queue.holdsAny(List.of(task(1, soon()).name())))
        .isInstanceOf(QueueUnavailable.class);
  }

  @Test
  void saysWhenItsTableCannotBeWritten() {
    var store = new MemoryStore();
    store.jdbc().sql("alter table scheduled_tasks rename to elsewhere").update();
    assertThatThrownBy(() -> queue(store).enqueue(List.of(task(1, soon()))))
        .isInstanceOf(QueueUnavailable.class);
    assertThat(store.jdbc().sql("select count(*) from task_names").query(Integer.class).single())
        .isZero();
    store.close();
  }

  private DbSchedulerQueue queue(MemoryStore store) {
    var client =
        SchedulerClient.Builder.create(
                new TransactionAwareDataSourceProxy(store.dataSource()),
                Tasks.custom(DbSchedulerQueue.CALLBACK)
                    .execute((_, _) -> (_, operations) -> operations.stop()))
            .serializer(TaskData.SERIALIZER)
            .build();
    return new DbSchedulerQueue(
        client,
        store.jdbc(),
        store.transactions(),
        EventJsons.real(),
        () -> NOW,
        _ -> {},
        wakeUps::incrementAndGet);
  }
}
