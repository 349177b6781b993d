package app.voda.liveactivity;

import app.voda.event.Outcome;
import java.time.Instant;
import java.util.List;

/// What became of telling phones.
///
/// @param later when those may be tried again that were not reached
/// @param anyLive whether an activity of the current turn lives
record Told(List<Instant> later, boolean anyLive) {

  /// The outcome that brings the event back while somebody is left to be told.
  Outcome orElse(Outcome otherwise) {
    return later.stream()
        .min(Instant::compareTo)
        .<Outcome>map(at -> new Outcome.TryAgain(at, "some activities must be tried again"))
        .orElse(otherwise);
  }
}
