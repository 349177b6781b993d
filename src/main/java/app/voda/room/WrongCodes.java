package app.voda.room;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The wrong codes of one member for one room: five within 10 minutes lock that pair for 10 more.
///
/// @param at when they were tried, the latest last
/// @param lockedUntil null when not locked
public record WrongCodes(List<Instant> at, @Nullable Instant lockedUntil) {
  private static final int MOST = 5;
  private static final Duration WINDOW = Duration.ofMinutes(10);

  public static final WrongCodes NONE = new WrongCodes(List.of(), null);

  public WrongCodes {
    at = List.copyOf(at);
  }

  /// When the latest wrong code was tried, or the lock ends: an hour later nobody asks any more.
  public Instant touchedAt() {
    return lockedUntil != null ? lockedUntil : at.isEmpty() ? Instant.EPOCH : at.getLast();
  }

  /// How long the pair is still locked; empty when it is not.
  Optional<Duration> lockedFor(Instant now) {
    return lockedUntil == null || !now.isBefore(lockedUntil)
        ? Optional.empty()
        : Optional.of(Duration.between(now, lockedUntil));
  }

  WrongCodes and(Instant now) {
    var recent =
        Stream.concat(at.stream().filter(t -> t.plus(WINDOW).isAfter(now)), Stream.of(now))
            .toList();
    return recent.size() < MOST
        ? new WrongCodes(recent, null)
        : new WrongCodes(List.of(), now.plus(WINDOW));
  }
}
