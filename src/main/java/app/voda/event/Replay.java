package app.voda.event;

import app.voda.id.MemberId;
import java.time.Instant;
import java.util.Objects;

/// A second life of a dead letter: its event acts once more, for one member.
///
/// @param letter the dead letter's id
/// @param at when it was replayed: a push is tried for a day from here
/// @param count how often the letter was replayed, this time included
public record Replay(String letter, MemberId memberId, Instant at, int count) {
  public Replay {
    Objects.requireNonNull(letter, "replay needs its letter");
    Objects.requireNonNull(memberId, "replay needs a memberId");
    Objects.requireNonNull(at, "replay needs its time");
  }
}
