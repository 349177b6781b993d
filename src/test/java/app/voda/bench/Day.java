package app.voda.bench;

import app.voda.bench.Friends.Turn;
import app.voda.testing.Api;
import app.voda.testing.Phone;
import app.voda.testing.Reply;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;

/// The days of many friends: they write in turn, are told by their phones, and read.
final class Day {
  // A diary as people write them: 500 characters.
  private static final String TEXT = "We walked along the sea. ".repeat(20);
  private static final Duration AGAIN = Duration.ofMillis(200);
  private static final Duration RESTART = Duration.ofMinutes(2);

  private final Supplier<Api> service;
  private final Mailbox mailbox;
  private final Duration patience;
  private final Map<Friends, Map<Integer, Posted>> posted = new ConcurrentHashMap<>();
  private volatile Queue<Double> posts = new ConcurrentLinkedQueue<>();
  private volatile Queue<Double> reads = new ConcurrentLinkedQueue<>();
  private volatile Queue<Double> told = new ConcurrentLinkedQueue<>();

  /// Days at a service that may be another process after a while.
  ///
  /// @param patience how long the friends wait for their phones before they go on
  Day(Supplier<Api> service, Mailbox mailbox, Duration patience) {
    this.service = service;
    this.mailbox = mailbox;
    this.patience = patience;
  }

  /// A turn that was written.
  ///
  /// @param from when that was asked for first, by `System.nanoTime()`
  /// @param at when that was answered; the next turn begins at some time between the two
  record Posted(Turn turn, long from, long at) {}

  /// What was done, and how long each took, in milliseconds.
  ///
  /// @param told from the answer to a post until all phones knew of it and of the next turn
  record Done(double seconds, List<Double> posts, List<Double> reads, List<Double> told) {
    double turnsPerSecond() {
      return posts.size() / seconds;
    }
  }

  /// Lets all rooms write for so long.
  ///
  /// @param pace all rooms' turns
  Done run(List<Friends> rooms, Duration time, Pace pace) throws InterruptedException {
    posts = new ConcurrentLinkedQueue<>();
    reads = new ConcurrentLinkedQueue<>();
    told = new ConcurrentLinkedQueue<>();
    long begin = System.nanoTime();
    long end = begin + time.toNanos();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var all =
          rooms.stream()
              .map(room ->
                  executor.submit(() -> {
                    while (System.nanoTime() < end) {
                      writeAndRead(room, pace);
                    }
                    return room;
                  }))
              .toList();
      for (var one : all) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    return new Done(seconds, List.copyOf(posts), List.copyOf(reads), List.copyOf(told));
  }

  /// The turns that were written, by room and number.
  Map<Friends, Map<Integer, Posted>> posted() {
    return posted;
  }

  private void writeAndRead(Friends friends, Pace pace) throws InterruptedException {
    pace.await();
    var turn = friends.turn(read(friends::look));
    var letters = friends.aboutTheDiary(turn.number(), turn.writer());
    var next = friends.aboutTheTurn(turn.number() + 1, turn.next());
    var expected =
        mailbox.expect(java.util.stream.Stream.of(letters, next).flatMap(List::stream).toList());
    long begin = System.nanoTime();
    var reply = answered(api -> post(friends, turn, api));
    if (reply.status() == 409) {
      // Ended meanwhile.
      return;
    }
    reply.expect(201);
    long answered = System.nanoTime();
    posts.add((answered - begin) / 1e6);
    posted
        .computeIfAbsent(friends, _ -> new ConcurrentHashMap<>())
        .put(turn.number(), new Posted(turn, begin, answered));
    if (expected.await(patience)) {
      told.add((System.nanoTime() - answered) / 1e6);
    }
    for (var reader : friends.othersThan(turn.writer())) {
      for (var page :
          List.of("/v1/rooms", "/v1/rooms/" + friends.room() + "/diaries", "/v1/alarms")) {
        read(api -> reader.at(api).api().get(page));
      }
    }
  }

  private static Reply post(Friends friends, Turn turn, Api api) {
    Phone writer = turn.writer().at(api);
    return writer
        .api()
        .post(
            "/v1/rooms/" + friends.room() + "/diaries",
            Map.of("title", "Turn " + turn.number(), "text", TEXT),
            "Idempotency-Key",
            "turn-" + turn.number());
  }

  private Reply read(Function<Api, Reply> call) {
    long begin = System.nanoTime();
    var reply = answered(call).expect(200);
    reads.add((System.nanoTime() - begin) / 1e6);
    return reply;
  }

  // As an app does: until there is an answer.
  private Reply answered(Function<Api, Reply> call) {
    long end = System.nanoTime() + RESTART.toNanos();
    while (true) {
      long begin = System.nanoTime();
      try {
        var reply = call.apply(service.get());
        if (reply.status() < 500 || begin > end) {
          return reply;
        }
      } catch (UncheckedIOException e) {
        if (begin > end) {
          throw e;
        }
      }
      LockSupport.parkNanos(AGAIN.toNanos());
    }
  }
}
