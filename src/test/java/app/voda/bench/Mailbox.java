package app.voda.bench;

import app.voda.device.Transport;
import app.voda.testing.Arrival;
import app.voda.testing.Arrival.Told;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// What the phones were given: what of, how often, and under how many ids.
final class Mailbox implements Consumer<Arrival> {
  private final Map<Letter, Arrival> came = new ConcurrentHashMap<>();
  private final Map<Letter, CountDownLatch> awaited = new ConcurrentHashMap<>();
  private final Set<Letter> underTwoIds = ConcurrentHashMap.newKeySet();
  private final AtomicLong repeats = new AtomicLong();

  /// What a push is about, and for which phone.
  record Letter(Transport through, String code, Told told) {

    /// What tells the same phone of a diary.
    Letter aboutTheDiary(int turn) {
      return new Letter(
          through, "M2", new Told(told.token(), told.roomId(), Integer.toString(turn)));
    }
  }

  /// Letters that somebody waits for.
  final class Expected {
    private final Collection<Letter> letters;
    private final CountDownLatch missing;

    private Expected(Collection<Letter> letters) {
      this.letters = letters;
      this.missing = new CountDownLatch(letters.size());
      letters.forEach(letter -> awaited.put(letter, missing));
      letters.stream().filter(came::containsKey).forEach(Mailbox.this::opened);
    }

    /// Waits for them, for so long at most.
    boolean await(Duration patience) throws InterruptedException {
      boolean all = missing.await(patience.toMillis(), TimeUnit.MILLISECONDS);
      letters.forEach(awaited::remove);
      return all;
    }
  }

  Expected expect(Collection<Letter> letters) {
    return new Expected(letters);
  }

  @Override
  public void accept(Arrival push) {
    var letter = new Letter(push.through(), push.code(), push.told());
    var before = came.putIfAbsent(letter, push);
    if (before != null) {
      repeats.incrementAndGet();
      if (!before.alarm().equals(push.alarm())) {
        underTwoIds.add(letter);
      }
    }
    opened(letter);
  }

  private void opened(Letter letter) {
    var missing = awaited.remove(letter);
    if (missing != null) {
      missing.countDown();
    }
  }

  boolean holds(Letter letter) {
    return came.containsKey(letter);
  }

  /// Whether a letter came, but only after that, by `System.nanoTime()`.
  boolean heldAfter(Letter letter, long nanoTime) {
    var arrival = came.get(letter);
    return arrival != null && arrival.nanoTime() - nanoTime > 0;
  }

  /// How many letters came, each counted once.
  int size() {
    return came.size();
  }

  /// How often one came again.
  long repeats() {
    return repeats.get();
  }

  /// Those that a phone would show twice.
  Set<Letter> underTwoIds() {
    return Set.copyOf(underTwoIds);
  }
}
