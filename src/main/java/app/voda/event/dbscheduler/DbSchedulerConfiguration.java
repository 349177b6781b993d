package app.voda.event.dbscheduler;

import app.voda.event.EventJson;
import app.voda.event.TaskQueue;
import app.voda.event.oidc.LocalIssuer;
import app.voda.problem.WrongSetting;
import app.voda.store.Transactions;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.net.InetAddress;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/// Puts the embedded queue together.
@Configuration(proxyBeanMethods = false)
@Profile("!gcp")
class DbSchedulerConfiguration {

  @Bean
  QueueRunner queueRunner(
      ServerProperties server,
      DataSource dataSource,
      LocalIssuer issuer,
      EventJson json,
      InstantSource clock,
      JdbcClient jdbc,
      ApplicationEventPublisher events) {
    checkAddress(server.getAddress());
    return new QueueRunner(dataSource, new Caller(issuer), json, clock, jdbc, events);
  }

  // Elsewhere the queue's calls, and the keys of its tokens, which are this machine's alone, would
  // reach nobody: no turn would ever end.
  private static void checkAddress(@Nullable InetAddress address) {
    if (address != null
        && !address.isAnyLocalAddress()
        && !address.equals(InetAddress.getLoopbackAddress())) {
      throw new WrongSetting(
          "server.address", "must be 127.0.0.1, or 0.0.0.0 for all: the queue calls localhost");
    }
  }

  @Bean
  TaskQueue taskQueue(
      DataSource dataSource,
      QueueRunner runner,
      Transactions transactions,
      EventJson json,
      InstantSource clock,
      JdbcClient jdbc,
      ApplicationEventPublisher events) {
    var enqueuing = new TransactionAwareDataSourceProxy(dataSource);
    var client =
        SchedulerClient.Builder.create(
                enqueuing,
                Tasks.custom(DbSchedulerQueue.CALLBACK)
                    .execute((_, _) -> (_, operations) -> operations.stop()))
            .serializer(TaskData.SERIALIZER)
            .build();
    return new DbSchedulerQueue(client, jdbc, transactions, json, clock, events, runner::wakeUp);
  }
}
