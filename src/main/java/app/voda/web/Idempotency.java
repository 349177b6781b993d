package app.voda.web;

import app.voda.id.Digest;
import app.voda.id.MemberId;
import app.voda.problem.FieldProblem;
import app.voda.problem.Reason;
import app.voda.problem.Refusal;
import app.voda.store.Receipt;
import app.voda.store.Transactions;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Answers a repeated request as the first was answered. The answer is kept in the transaction that
/// makes it true, so there is no moment in which one is there without the other.
@Component
public class Idempotency {
  private static final Duration KEPT = Duration.ofHours(24);
  private static final int TOO_MANY_REQUESTS = 429;

  private final Answers answers;
  private final Transactions transactions;
  private final InstantSource clock;
  private final JsonMapper json;
  // Two instances at once are kept apart by the answer's key in the store; within one instance the
  // second is told at once instead of doing the work in vain.
  private final Set<String> running = ConcurrentHashMap.newKeySet();

  Idempotency(Answers answers, Transactions transactions, InstantSource clock, JsonMapper json) {
    this.answers = answers;
    this.transactions = transactions;
    this.clock = clock;
    this.json = json;
  }

  /// Does the work, unless its key has an answer.
  ///
  /// @param body the request as it was understood; part of what a key stands for
  /// @param work does it, and hands its result to the receipt inside its transaction
  /// @param view what is answered for a result; reads, but changes nothing
  public <T> ResponseEntity<String> answer(
      MemberId member,
      HttpServletRequest request,
      @Nullable Object body,
      Function<Receipt<T>, T> work,
      Function<T, Answer> view) {
    var key = request.getHeader("Idempotency-Key");
    if (key == null) {
      return response(view.apply(work.apply(Receipt.none())));
    }
    requireWellFormed(key);
    var call =
        new Call(
            member + " " + request.getServletPath(),
            key,
            // Salted by the call: a body may hold a join code, which is nowhere kept in the clear.
            Digest.full(member + key + json.writeValueAsString(body)));
    var kept = find(call);
    if (kept != null) {
      return repeat(call, kept);
    }
    if (!running.add(call.toString())) {
      throw new Refusal(Reason.STILL_RUNNING, "Wait for the answer to the first request.");
    }
    try {
      return first(call, work, view);
    } finally {
      running.remove(call.toString());
    }
  }

  private record Call(String scope, String key, String fingerprint) {
    @Override
    public String toString() {
      return scope + " " + key;
    }
  }

  private <T> ResponseEntity<String> first(
      Call call, Function<Receipt<T>, T> work, Function<T, Answer> view) {
    try {
      return response(view.apply(work.apply(result -> keep(call, view.apply(result)))));
    } catch (AlreadyAnswered e) {
      var kept = find(call);
      if (kept == null) {
        throw new Refusal(Reason.STILL_RUNNING, "Another request with this key was faster.");
      }
      return repeat(call, kept);
    } catch (Refusal refusal) {
      var kept = find(call);
      if (kept != null) {
        // The same request was carried out meanwhile, and this refusal is only its consequence.
        return repeat(call, kept);
      }
      int status = refusal.reason().status();
      if (status < 500 && status != TOO_MANY_REQUESTS) {
        transactions.execute(() -> keepIfFirst(call, refusal));
      }
      throw refusal;
    }
  }

  private void keepIfFirst(Call call, Refusal refusal) {
    if (find(call) == null) {
      var problem = Problem.of(refusal);
      keep(call, new Answer(problem.status(), null, problem));
    }
  }

  private void keep(Call call, Answer answer) {
    if (find(call) != null) {
      throw new AlreadyAnswered();
    }
    answers.add(
        new KeptAnswer(
            call.scope(),
            call.key(),
            call.fingerprint(),
            answer.status(),
            answer.location(),
            answer.body() == null ? null : json.writeValueAsString(answer.body()),
            clock.instant()),
        keptAfter());
  }

  private @Nullable KeptAnswer find(Call call) {
    return answers.find(call.scope(), call.key(), keptAfter()).orElse(null);
  }

  private Instant keptAfter() {
    return clock.instant().minus(KEPT);
  }

  private static ResponseEntity<String> repeat(Call call, KeptAnswer kept) {
    if (!kept.fingerprint().equals(call.fingerprint())) {
      throw new Refusal(Reason.KEY_REUSED, "Take a new Idempotency-Key for another body.");
    }
    return response(kept.status(), kept.location(), kept.json());
  }

  private ResponseEntity<String> response(Answer answer) {
    var body = answer.body() == null ? null : json.writeValueAsString(answer.body());
    return response(answer.status(), answer.location(), body);
  }

  private static ResponseEntity<String> response(
      int status, @Nullable String location, @Nullable String body) {
    var response = ResponseEntity.status(status);
    if (location != null) {
      response.header(HttpHeaders.LOCATION, location);
    }
    if (body == null) {
      return response.build();
    }
    return response
        .contentType(status < 400 ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_PROBLEM_JSON)
        .body(body);
  }

  private static void requireWellFormed(String key) {
    if (key.isEmpty() || key.length() > 255 || key.chars().anyMatch(c -> c < 0x21 || c > 0x7e)) {
      throw Refusal.invalid(
          List.of(
              new FieldProblem("Idempotency-Key", "must be 1 to 255 visible ASCII characters")));
    }
  }

  private static final class AlreadyAnswered extends RuntimeException {
    AlreadyAnswered() {
      super(null, null, false, false);
    }
  }
}
