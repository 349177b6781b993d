package app.voda.event;

/// How an event is written as a task's body.
public interface EventJson {

  String write(RoomEvent event);

  /// Reads a body.
  ///
  /// @throws IllegalArgumentException if no retry can make sense of it; the message says why
  RoomEvent read(String body);
}
