package app.voda.event;

import java.util.Set;

/// What is done when an event's time has come. It rereads the state, and ends in the same state
/// however often, late or out of order it is called.
public interface EventAction {

  /// The events it takes; every code has exactly one action.
  Set<EventCode> codes();

  /// Commits what the event changes, then enqueues what follows.
  Outcome act(RoomEvent event);
}
