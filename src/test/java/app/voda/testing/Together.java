package app.voda.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/// Does things at the same moment.
public final class Together {
  private Together() {}

  /// What became of one of them.
  ///
  /// @param failed whether it threw
  public record End<T>(boolean failed, List<T> result, List<Throwable> thrown) {}

  /// Runs it so many times at once.
  ///
  /// @param work made for each number from 0
  public static <T> List<End<T>> run(int times, IntFunction<Callable<T>> work) {
    var start = new CountDownLatch(1);
    var futures = new ArrayList<Future<T>>();
    try (var executor = Executors.newFixedThreadPool(times)) {
      for (int i = 0; i < times; i++) {
        var mine = work.apply(i);
        futures.add(
            executor.submit(() -> {
              start.await();
              return mine.call();
            }));
      }
      start.countDown();
      return futures.stream().map(Together::end).toList();
    }
  }

  /// What each of so many at once came to, where none may fail.
  public static <T> List<T> times(int times, IntFunction<T> work) {
    return run(times, i -> () -> work.apply(i)).stream()
        .map(end -> {
          if (end.failed()) {
            throw new AssertionError(end.thrown().getFirst());
          }
          return end.result().getFirst();
        })
        .toList();
  }

  private static <T> End<T> end(Future<T> future) {
    try {
      return new End<>(false, List.of(future.get()), List.of());
    } catch (ExecutionException e) {
      return new End<>(true, List.of(), List.of(cause(e)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Throwable cause(ExecutionException e) {
    return e.getCause() == null ? e : e.getCause();
  }
}
