package app.voda.hostile;

import app.voda.hostile.OpenApi.Operation;
import app.voda.testing.Reply;
import app.voda.testing.Voda;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/// Hostile requests, one after the other, each call's turn as often as any other's.
final class Storm {
  private final Voda voda;
  private final long seed;
  private final Secrets secrets;
  // By call and kind: the first of each.
  private final Map<String, String> faults = new LinkedHashMap<>();
  private final Map<String, Integer> answers = new TreeMap<>();
  private final Set<String> reached = new TreeSet<>();
  private Duration slowest = Duration.ZERO;
  private int excused;

  Storm(Voda voda, long seed, Secrets secrets) {
    this.voda = voda;
    this.seed = seed;
    this.secrets = secrets;
  }

  /// What became of it.
  ///
  /// @param slowest of all, stalls of the machine included
  /// @param excused how many took a second only because the machine stalled
  /// @param answers how many of each class of status
  /// @param reached the operations that did what they were asked at least once
  /// @param faults what went wrong, with the request
  record Result(
      int requests,
      Duration time,
      Duration slowest,
      int excused,
      Map<String, Integer> answers,
      Set<String> reached,
      List<String> operations,
      List<String> faults,
      Scene scene) {}

  Result run(int requests) {
    var api = OpenApi.of(voda.api());
    var operations = api.operations();
    var scene = new Scene(voda, secrets);
    var attacks = new Attacks(api, scene);
    long begin = System.nanoTime();
    try (var wire = new Wire(voda.port());
        var stalls = Stalls.watching()) {
      for (int i = 0; i < requests; i++) {
        var operation = operations.get(i % operations.size());
        // Each request has a seed of its own, whatever those before it have drawn.
        var random = new Random(new SplittableRandom(seed + i).nextLong());
        var token = scene.token(operation, i / operations.size(), random);
        var attack = attacks.on(operation, token, random);
        var reply = send(wire, stalls, attack, i);
        reply
            .filter(_ -> attack.isItsOperation())
            .ifPresent(answer -> scene.after(operation, token, answer));
      }
    }
    var time = Duration.ofNanos(System.nanoTime() - begin);
    return new Result(
        requests,
        time,
        slowest,
        excused,
        answers,
        reached,
        operations.stream().map(Operation::name).toList(),
        List.copyOf(faults.values()),
        scene);
  }

  private Optional<Reply> send(Wire wire, Stalls stalls, Attack attack, int number) {
    long begin = System.nanoTime();
    var reply = wire.send(attack.bytes(), attack.ends());
    long end = System.nanoTime();
    // Moving the clock runs all that falls due on the way: it takes as long as that takes.
    if (!attack.operation().isOf("/dev/clock")) {
      time(stalls, attack, number, begin, end);
    }
    if (reply.isEmpty() && !attack.ends()) {
      fault(attack, number, "hangs up", "");
    }
    count(reply.map(answer -> answer.status() / 100 + "xx").orElse("hung up"));
    reply.ifPresent(answer -> judge(attack, number, answer));
    return reply;
  }

  private void time(Stalls stalls, Attack attack, int number, long begin, long end) {
    var time = Duration.ofNanos(end - begin);
    slowest = slowest.compareTo(time) < 0 ? time : slowest;
    if (stalls.isSlow(begin, end)) {
      fault(attack, number, "is slow", time + ", stalls aside " + stalls.own(begin, end));
    } else if (time.compareTo(Stalls.SLOW) >= 0) {
      excused++;
    }
  }

  private void judge(Attack attack, int number, Reply answer) {
    if (answer.status() < 300 && attack.isItsOperation()) {
      reached.add(attack.operation().name());
    }
    Judge.wrong(answer)
        .ifPresent(wrong -> fault(attack, number, wrong, answer.status() + " " + answer.body()));
  }

  private void count(String kind) {
    answers.merge(kind, 1, Integer::sum);
  }

  private void fault(Attack attack, int number, String wrong, String answer) {
    faults.putIfAbsent(
        attack.operation().name() + wrong,
        """
        %s %s
        ./mvnw verify -Dit.test=StormIT -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false \
        -Dvoda.fuzz.seed=%d -Dvoda.fuzz.requests=%d

        %s

        answered: %s
        """
            .formatted(attack.operation().name(), wrong, seed, number + 1, attack, answer));
  }
}
