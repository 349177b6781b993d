package app.voda.testing;

import java.time.Instant;

/// A task as {@link FakeCloudTasks} called it back.
///
/// @param name the task's, without the queue's before it
/// @param retry how often it had been called before
/// @param status the answer's; 0 for none
/// @param at when it was called
public record CloudTasksCall(
    String name, String queue, String body, int retry, int status, Instant at) {}
