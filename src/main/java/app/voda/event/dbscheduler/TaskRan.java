package app.voda.event.dbscheduler;

import app.voda.event.RoomEvent;
import java.time.Instant;

/// Published when a task has been called back.
///
/// @param at when it ran, by the application's clock
/// @param status what the callback answered; 0 for no answer
public record TaskRan(RoomEvent event, Instant at, int status) {}
