package app.voda.simulation;

import app.voda.diary.Diary;
import app.voda.id.MemberId;
import app.voda.problem.Refusal;
import app.voda.store.Receipt;
import app.voda.store.Transactions;
import app.voda.web.Answer;
import app.voda.web.Answers;
import app.voda.web.Idempotencies;
import app.voda.web.Idempotency;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.mock.web.MockHttpServletRequest;

/// The apps on the phones: they ask an instance, and ask again while they have no answer.
final class Apps {
  private static final int TRIES = 8;

  private final World world;
  private final Services services;
  private final Map<Instance, Idempotency> idempotency = new HashMap<>();
  private final List<Diary> acknowledged = new ArrayList<>();

  Apps(World world, Services services) {
    this.world = world;
    this.services = services;
  }

  /// The diaries whose authors were told that they are kept.
  List<Diary> acknowledged() {
    return acknowledged;
  }

  <T> void request(String name, Supplier<T> work) {
    request(name, work, _ -> {});
  }

  /// Asks until there is an answer.
  ///
  /// @param answered takes it, in the world's loop
  <T> void request(String name, Supplier<T> work, Consumer<T> answered) {
    attempt(name, 0, _ -> work.get(), answered);
  }

  /// Asks under an idempotency key.
  <T> void keyed(String name, MemberId member, String path, Function<Receipt<T>, T> work) {
    attempt(
        name,
        0,
        instance -> {
          var request = new MockHttpServletRequest("POST", path);
          request.setServletPath(path);
          request.addHeader("Idempotency-Key", name.replace(' ', '-'));
          var kept = new AtomicReference<@Nullable T>();
          idempotencyOf(instance)
              .answer(
                  member,
                  request,
                  name,
                  work,
                  result -> {
                    kept.set(result);
                    return Answer.ok(String.valueOf(result.hashCode()));
                  });
          return kept;
        },
        kept -> {
          if (kept.get() instanceof Diary diary) {
            acknowledged.add(diary);
          }
        });
  }

  private Idempotency idempotencyOf(Instance instance) {
    return idempotency.computeIfAbsent(
        instance,
        _ ->
            Idempotencies.of(
                services.get(Answers.class),
                services.get(Transactions.class),
                services.get(Clock.class)));
  }

  private <T> void attempt(
      String name, int number, Function<Instance, T> work, Consumer<T> answered) {
    var attempt = name + " try " + number;
    var dice = Dice.of(world.seed, "request " + attempt, 0);
    var wait = Duration.ofMillis(500 + dice.nextInt(4_000) * (1L << number));
    var instance = world.anyInstance(dice);
    if (instance == null) {
      again(name, number, wait, work, answered);
      return;
    }
    var result = new AtomicReference<@Nullable T>();
    boolean answerIsLost = world.befalls("lost answer to " + attempt, world.weather.faults());
    Activity.begin(
        world,
        instance,
        attempt,
        () -> result.set(work.apply(instance)),
        failure -> {
          var value = result.get();
          world.trace.note(
              "%s on %d: %s%s"
                  .formatted(
                      attempt,
                      instance.number,
                      failure == null ? "done" : failure,
                      answerIsLost ? ", answer lost" : ""));
          if (failure != null && !Services.isExpected(failure)) {
            world.ledger.broken("a request broke", failure);
          } else if (failure == null && !answerIsLost && value != null) {
            answered.accept(value);
          } else if (!isFinal(failure)) {
            again(name, number, wait, work, answered);
          }
        });
  }

  private <T> void again(
      String name, int number, Duration wait, Function<Instance, T> work, Consumer<T> answered) {
    if (number + 1 < TRIES) {
      world.after(wait, () -> attempt(name, number + 1, work, answered));
    }
  }

  // What a Retry-After or a broken connection says is no answer.
  private static boolean isFinal(@Nullable Throwable failure) {
    return failure instanceof Refusal refusal && refusal.reason().status() < 429;
  }
}
