package app.voda.event;

import java.util.Set;

/// What is done when an event's time has come. It rereads the state, and ends in the same state
/// however often, late or out of order it is called.
public interface EventAction {

  /// The events it takes. Several actions may take one code: each does its own part, and all are
  /// called again if one of them must be.
  Set<EventCode> codes();

  /// Commits what the event changes, then enqueues what follows.
  Outcome act(RoomEvent event);
}
