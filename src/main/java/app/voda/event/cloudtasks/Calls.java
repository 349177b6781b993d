package app.voda.event.cloudtasks;

import com.google.api.gax.rpc.StatusCode.Code;
import com.google.api.gax.rpc.UnaryCallable;
import java.time.Duration;

/// Calls of Cloud Tasks that together take no longer than a limit.
final class Calls {
  private final long end;

  /// Begins now.
  Calls(Duration limit) {
    this.end = System.nanoTime() + limit.toNanos();
  }

  /// Begins a call.
  ///
  /// @param about the task or queue, to name it when the call fails
  /// @param expected a refusal that is as good as success
  <I, O> Call<O> begin(UnaryCallable<I, O> method, I request, String about, Code expected) {
    return new Call<>(method.futureCall(request), about, expected, end);
  }
}
