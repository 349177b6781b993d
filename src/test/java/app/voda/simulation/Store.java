package app.voda.simulation;

import app.voda.alarm.Alarms;
import app.voda.auth.RefreshFamilies;
import app.voda.device.Devices;
import app.voda.diary.Diaries;
import app.voda.event.DeadLetters;
import app.voda.liveactivity.ActivityStarts;
import app.voda.liveactivity.LiveActivities;
import app.voda.member.Members;
import app.voda.room.JoinAttempts;
import app.voda.room.Nudges;
import app.voda.room.Rooms;
import app.voda.store.Transactions;
import app.voda.web.Answers;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/// The ports of one world's store.
///
/// @param ports each port by its type, and the transactions over them
/// @param locks whether a transaction holds locks, so that no other may go on in its middle
/// @param queue makes the queue of a world that stands on it
/// @param end lets go of what it holds
record Store(
    Map<Class<?>, Object> ports,
    boolean locks,
    BiFunction<World, Services, WorldQueue> queue,
    Runnable end) {
  static final List<Class<?>> PORTS =
      List.of(
          Rooms.class,
          Nudges.class,
          JoinAttempts.class,
          Diaries.class,
          Members.class,
          Devices.class,
          Alarms.class,
          RefreshFamilies.class,
          LiveActivities.class,
          ActivityStarts.class,
          DeadLetters.class,
          Answers.class);

  /// What a store of the tests gives out, each port by a method of its own.
  static Map<Class<?>, Object> portsOf(Object store) {
    return Arrays.stream(store.getClass().getMethods())
        .filter(m -> PORTS.contains(m.getReturnType()) || m.getReturnType() == Transactions.class)
        .collect(Collectors.toUnmodifiableMap(Method::getReturnType, m -> called(m, store)));
  }

  private static Object called(Method accessor, Object store) {
    try {
      return accessor.invoke(store);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(accessor + " gives no port", e);
    }
  }

  <T> T port(Class<T> type) {
    return type.cast(Objects.requireNonNull(ports.get(type)));
  }
}
