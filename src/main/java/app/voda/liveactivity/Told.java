package app.voda.liveactivity;

import app.voda.event.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// What became of telling phones.
///
/// @param later when those may be tried again that were not reached
record Told(List<Instant> later) {
  static final Told ALL = new Told(List.of());

  Told and(Told others) {
    return new Told(Stream.concat(later.stream(), others.later.stream()).toList());
  }

  /// The outcome that brings the event back while somebody is left to be told.
  Outcome orElse(Outcome otherwise) {
    return later.stream()
        .min(Instant::compareTo)
        .<Outcome>map(at -> new Outcome.TryAgain(at, "some activities must be tried again"))
        .orElse(otherwise);
  }
}
