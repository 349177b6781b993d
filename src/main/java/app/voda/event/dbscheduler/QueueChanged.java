package app.voda.event.dbscheduler;

/// Published when tasks were added, removed or run.
public record QueueChanged() {}
