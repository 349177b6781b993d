package app.voda.event.cloudtasks;

import app.voda.event.QueueUnavailable;
import com.google.api.core.ApiFuture;
import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.StatusCode.Code;
import com.google.api.gax.rpc.UnaryCallable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Calls of Cloud Tasks that together take no longer than a limit.
final class Calls {
  private final long end;

  /// Begins now.
  Calls(Duration limit) {
    this.end = System.nanoTime() + limit.toNanos();
  }

  /// Calls, and waits for the answer.
  ///
  /// @see #await
  <I, O> Optional<O> call(UnaryCallable<I, O> method, I request, Code expected) {
    return await(method.futureCall(request), expected);
  }

  /// What a call under way answers.
  ///
  /// @param expected a refusal that is as good as success
  /// @return the answer; empty for the expected refusal
  /// @throws QueueUnavailable for any other refusal, or none in time
  <T> Optional<T> await(ApiFuture<T> call, Code expected) {
    try {
      return Optional.of(call.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ApiException refusal && code(refusal) == expected) {
        return Optional.empty();
      }
      throw new QueueUnavailable("Cloud Tasks: " + why(e), e.getCause());
    } catch (TimeoutException | CancellationException e) {
      call.cancel(true);
      throw new QueueUnavailable("Cloud Tasks did not answer in time", e);
    } catch (InterruptedException e) {
      call.cancel(true);
      Thread.currentThread().interrupt();
      throw new QueueUnavailable("interrupted while Cloud Tasks was waited for", e);
    }
  }

  private static Code code(ApiException refusal) {
    return refusal.getStatusCode().getCode();
  }

  private static String why(ExecutionException e) {
    var cause = e.getCause();
    return cause == null ? String.valueOf(e.getMessage()) : String.valueOf(cause.getMessage());
  }
}
