package app.voda.liveactivity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What came of asking for a push: one call at a time sends it, so that two at once do not tell a
/// phone twice.
sealed interface Claim<T> {
  /// How long others leave it alone. Longer than a send takes: a call that died while it sent is
  /// taken up again after that.
  Duration UNDER_WAY = Duration.ofSeconds(30);

  /// This call sends it.
  record Taken<T>(T what) implements Claim<T> {}

  /// It must wait: another call sends it, or the provider asked for patience.
  record Waits<T>(Instant until) implements Claim<T> {}

  /// There is nothing to send.
  record Nothing<T>() implements Claim<T> {}

  /// What may be sent of all these.
  ///
  /// @param later takes the times of those that wait
  static <T> List<T> taken(List<Claim<T>> claims, List<Instant> later) {
    var taken = new ArrayList<T>();
    for (var claim : claims) {
      switch (claim) {
        case Taken<T>(var what) -> taken.add(what);
        case Waits<T>(var until) -> later.add(until);
        case Nothing<T> _ -> {}
      }
    }
    return taken;
  }
}
