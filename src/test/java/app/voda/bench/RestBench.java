package app.voda.bench;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.Phone;
import app.voda.testing.Reply;
import app.voda.testing.VodaProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The main calls under load, each by itself, beside an answer of the same size from Spring Boot
/// alone; and the time from start to ready.
class RestBench {
  private static final int CLIENTS = 16;
  private static final int READS = 1_000;
  private static final int POSTS = 200;

  @Test
  void answersUnderLoad(@TempDir Path data) throws Exception {
    try (var voda = VodaProcess.start(data, "--voda.limit.per-minute=100000");
        var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var leo = voda.phone("leo");
      var mina = voda.phone("mina");
      var rooms = IntStream.range(0, 20).mapToObj(_ -> leo.opensRoom("P1D")).toList();
      var shared = "/v1/rooms/" + rooms.getFirst();
      mina.joins(rooms.getFirst());
      for (int i = 0; i < 40; i++) {
        (i % 2 == 0 ? leo : mina).posts(rooms.getFirst(), "Day " + i).expect(201);
      }
      var page = leo.api().get("/v1/rooms").expect(200).body();
      double ours = reads(executor, "GET /v1/rooms, 20 of them", leo, "/v1/rooms");
      reads(executor, "GET /v1/rooms/{roomId}", leo, shared);
      reads(executor, "GET /v1/rooms/{roomId}/diaries, 10 of them", leo, shared + "/diaries");
      reads(executor, "GET /v1/alarms, 20 of them", leo, "/v1/alarms");
      reads(executor, "GET /v1/members/me", leo, "/v1/members/me");
      posts(executor, voda);
      try (var bare = BareProcess.answering(page)) {
        double theirs =
            measure(
                executor,
                "GET of the same page as a constant, Spring Boot alone",
                READS,
                _ -> () -> bare.get().expect(200));
        Figures.print("GET /v1/rooms by that", "%.2f".formatted(ours / theirs));
      }
    }
  }

  private static double reads(ExecutorService executor, String what, Phone reader, String path)
      throws Exception {
    return measure(executor, what, READS, _ -> () -> reader.api().get(path).expect(200));
  }

  // Each client has a room of its own; what telling the others takes goes on meanwhile.
  private static void posts(ExecutorService executor, VodaProcess voda) throws Exception {
    var circles = new ArrayList<Callable<Reply>>();
    for (int i = 0; i < CLIENTS; i++) {
      var friends = List.of(voda.phone("a" + i), voda.phone("b" + i), voda.phone("c" + i));
      var room = friends.getFirst().opensRoom("P1D");
      friends.stream().skip(1).forEach(friend -> friend.joins(room));
      var turns = new int[1];
      circles.add(() -> friends.get(turns[0]++ % 3).posts(room, "A day").expect(201));
    }
    measure(executor, "POST /v1/rooms/{roomId}/diaries, rooms of three", POSTS, circles::get);
  }

  private static double measure(
      ExecutorService executor, String what, int times, IntFunction<Callable<Reply>> calls)
      throws Exception {
    run(executor, times / 2, calls);
    long begin = System.nanoTime();
    var millis = run(executor, times, calls);
    double rate = millis.size() * 1e9 / (System.nanoTime() - begin);
    Figures.print(
        what + ", " + CLIENTS + " clients",
        "%.0f requests/s, %s".formatted(rate, Figures.times(millis)));
    return rate;
  }

  private static List<Double> run(
      ExecutorService executor, int times, IntFunction<Callable<Reply>> calls) throws Exception {
    var clients = new ArrayList<Future<List<Double>>>();
    for (int i = 0; i < CLIENTS; i++) {
      var call = calls.apply(i);
      clients.add(executor.submit(() -> timed(call, times)));
    }
    var millis = new ArrayList<Double>();
    for (var client : clients) {
      millis.addAll(client.get());
    }
    return millis;
  }

  private static List<Double> timed(Callable<Reply> call, int times) throws Exception {
    var millis = new ArrayList<Double>();
    for (int i = 0; i < times; i++) {
      long begin = System.nanoTime();
      call.call();
      millis.add((System.nanoTime() - begin) / 1e6);
    }
    return millis;
  }

  @Test
  void startsUp(@TempDir Path data) {
    var seconds = new double[5];
    for (int i = 0; i < seconds.length; i++) {
      long begin = System.nanoTime();
      try (var voda = VodaProcess.start(data)) {
        seconds[i] = (System.nanoTime() - begin) / 1e9;
        assertThat(voda.isAlive()).isTrue();
      }
    }
    Figures.print(
        "start to ready, embedded default, median of 5",
        "%.1f s".formatted(Figures.percentile(seconds, 0.5)));
  }
}
