package app.voda.phones.http;

import app.voda.event.dbscheduler.QueueChanged;
import app.voda.event.dbscheduler.TaskRan;
import app.voda.phones.DevClock.ClockMoved;
import app.voda.phones.PhoneActivities.Shown;
import app.voda.phones.PhonePushes.Received;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Keeps open pages up to date by server-sent events.
@Hidden
@RestController
@Profile("!gcp")
class LiveStream {
  private final Set<SseEmitter> pages = ConcurrentHashMap.newKeySet();
  // One thread sends, and forgets the oldest when a stalled page holds it up: neither the queue nor
  // a request ever waits for a browser.
  private final ExecutorService sending =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(500),
          Thread.ofVirtual().name("live-stream").factory(),
          new ThreadPoolExecutor.DiscardOldestPolicy());

  @GetMapping(path = "/dev/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter open() throws IOException {
    var page = new SseEmitter(0L);
    page.onCompletion(() -> pages.remove(page));
    page.onTimeout(() -> pages.remove(page));
    page.onError(_ -> pages.remove(page));
    pages.add(page);
    page.send(SseEmitter.event().comment("open"));
    return page;
  }

  @EventListener
  void on(Received push) {
    send("push", push);
  }

  @EventListener
  void on(Shown activity) {
    send("activity", activity);
  }

  @EventListener
  void on(QueueChanged changed) {
    send("queue", Map.of());
  }

  @EventListener
  void on(TaskRan task) {
    send("ran", DevController.Ran.of(task));
  }

  @EventListener
  void on(ClockMoved moved) {
    send("clock", moved);
  }

  // Keeps the connection alive, and finds out which pages have gone.
  @Scheduled(fixedRate = 15_000)
  void heartbeat() {
    send(SseEmitter.event().comment("alive"));
  }

  // An open stream would hold up a graceful shutdown.
  @EventListener
  void on(ContextClosedEvent closing) {
    sending.shutdownNow();
    pages.forEach(SseEmitter::complete);
  }

  private void send(String name, Object data) {
    send(SseEmitter.event().name(name).data(data, MediaType.APPLICATION_JSON));
  }

  private void send(SseEmitter.SseEventBuilder event) {
    if (!pages.isEmpty()) {
      sending.execute(() -> pages.removeIf(page -> !reaches(page, event)));
    }
  }

  private static boolean reaches(SseEmitter page, SseEmitter.SseEventBuilder event) {
    try {
      page.send(event);
      return true;
    } catch (IOException | IllegalStateException e) {
      return false;
    }
  }
}
