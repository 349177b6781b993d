package app.voda.simulation;

import app.voda.id.AlarmId;
import app.voda.id.MemberId;
import java.time.Instant;

/// An alarm that somebody had to be told of.
///
/// @param what the same for people
/// @param since when the tasks that lead to it began to be enqueued
/// @param from when it was due
/// @param until when it stopped being true for them
record Due(
    MemberId member, AlarmId alarm, String what, Instant since, Instant from, Instant until) {}
