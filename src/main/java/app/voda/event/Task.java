package app.voda.event;

import java.time.Instant;

/// One event in the queue.
///
/// @param at when the queue calls back, at the earliest
public record Task(TaskName name, RoomEvent event, Instant at) {

  /// What follows from committed state.
  public static Task following(RoomEvent event, Instant at) {
    return new Task(TaskName.exact(event), event, at);
  }
}
