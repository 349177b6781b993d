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
  private static final Duration SLOW = Duration.ofSeconds(1);
  // A paused JVM or a busy machine is slow once; what is slow by its nature is slow again.
  private static final int TRIES = 3;

  private final Voda voda;
  private final long seed;
  private final Secrets secrets;
  // By call and kind: the first of each.
  private final Map<String, String> faults = new LinkedHashMap<>();
  private final Map<String, Integer> answers = new TreeMap<>();
  private final Set<String> reached = new TreeSet<>();
  private Duration slowest = Duration.ZERO;

  Storm(Voda voda, long seed, Secrets secrets) {
    this.voda = voda;
    this.seed = seed;
    this.secrets = secrets;
  }

  /// What became of it.
  ///
  /// @param answers how many of each class of status
  /// @param reached the operations that did what they were asked at least once
  /// @param faults what went wrong, with the request
  record Result(
      int requests,
      Duration time,
      Duration slowest,
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
    try (var wire = new Wire(voda.port())) {
      for (int i = 0; i < requests; i++) {
        var operation = operations.get(i % operations.size());
        // Each request has a seed of its own, whatever those before it have drawn.
        var random = new Random(new SplittableRandom(seed + i).nextLong());
        var token = scene.token(operation, i / operations.size(), random);
        var attack = attacks.on(operation, token, random);
        var reply = send(wire, attack, i);
        reply.ifPresent(answer -> scene.after(operation, token, answer));
      }
    }
    var time = Duration.ofNanos(System.nanoTime() - begin);
    return new Result(
        requests,
        time,
        slowest,
        answers,
        reached,
        operations.stream().map(Operation::name).toList(),
        List.copyOf(faults.values()),
        scene);
  }

  private Optional<Reply> send(Wire wire, Attack attack, int number) {
    Optional<Reply> reply = Optional.empty();
    var took = SLOW;
    for (int tries = 0; tries < TRIES && took.compareTo(SLOW) >= 0; tries++) {
      long begin = System.nanoTime();
      reply = wire.send(attack.bytes(), attack.ends());
      took = Duration.ofNanos(System.nanoTime() - begin);
    }
    // Moving the clock runs all that falls due on the way: it takes as long as that takes.
    boolean slow = took.compareTo(SLOW) >= 0 && !attack.operation().isOf("/dev/clock");
    slowest =
        slowest.compareTo(took) < 0 && !attack.operation().isOf("/dev/clock") ? took : slowest;
    count(reply.map(answer -> answer.status() / 100 + "xx").orElse("hung up"));
    if (reply.isEmpty() && !attack.ends()) {
      fault(attack, number, "hangs up", "");
    }
    reply
        .filter(answer -> answer.status() < 300)
        .ifPresent(_ -> reached.add(attack.operation().name()));
    reply.ifPresent(answer ->
        Judge.wrong(answer)
            .or(() -> slow ? Optional.of("is slow, thrice") : Optional.empty())
            .ifPresent(
                wrong -> fault(attack, number, wrong, answer.status() + " " + answer.body())));
    return reply;
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
