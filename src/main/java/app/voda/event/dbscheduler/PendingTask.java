package app.voda.event.dbscheduler;

import app.voda.event.RoomEvent;
import java.time.Instant;

/// A task that has not finished.
///
/// @param at when it is due
/// @param attempts how often it was tried
public record PendingTask(String name, RoomEvent event, Instant at, int attempts) {}
