package app.voda.event;

import app.voda.id.MemberId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A second life of a dead letter: its event acts once more.
///
/// @param letter the dead letter's id
/// @param memberId for whom alone; null for everyone it concerns, where nobody was told at all
/// @param at when it was replayed: a push is tried for a day from here
public record Replay(String letter, @Nullable MemberId memberId, Instant at) {
  public Replay {
    Objects.requireNonNull(letter, "replay needs its letter");
    Objects.requireNonNull(at, "replay needs its time");
  }
}
