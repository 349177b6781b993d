package app.voda.rest;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Does things at the same moment.
final class Together {
  private Together() {}

  /// What so many calls at once answered.
  static <T> List<T> times(int calls, IntFunction<T> call) {
    var start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          IntStream.range(0, calls)
              .mapToObj(i ->
                  threads.submit(() -> {
                    start.await();
                    return call.apply(i);
                  }))
              .toList();
      start.countDown();
      return answers.stream().map(Together::get).toList();
    }
  }

  private static <T> T get(java.util.concurrent.Future<T> answer) {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (java.util.concurrent.ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
  }
}
