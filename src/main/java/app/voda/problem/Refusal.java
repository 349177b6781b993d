package app.voda.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request that is refused, with a reason its caller can act on.
public final class Refusal extends RuntimeException {
  private final Reason reason;
  private final List<FieldProblem> errors;
  private final @Nullable Duration retryAfter;
  private final Map<String, String> facts;

  private Refusal(
      Reason reason,
      String detail,
      List<FieldProblem> errors,
      @Nullable Duration retryAfter,
      Map<String, String> facts) {
    // A refusal is an answer, not a fault: no stack trace, no suppression.
    super(detail, null, false, false);
    this.reason = reason;
    this.errors = List.copyOf(errors);
    this.retryAfter = retryAfter;
    this.facts = Map.copyOf(facts);
  }

  public Refusal(Reason reason, String detail) {
    this(reason, detail, List.of(), null, Map.of());
  }

  /// Input that is wrong by itself, all fields at once.
  public static Refusal invalid(List<FieldProblem> errors) {
    return new Refusal(Reason.INVALID, "Some fields are wrong.", errors, null, Map.of());
  }

  /// One field that is refused for the given reason.
  public static Refusal field(Reason reason, String field, String message) {
    return new Refusal(reason, message, List.of(new FieldProblem(field, message)), null, Map.of());
  }

  /// A refusal that ends by itself.
  public static Refusal later(Reason reason, String detail, Duration retryAfter) {
    return new Refusal(reason, detail, List.of(), retryAfter, Map.of());
  }

  /// A refusal with a fact that an app can use, such as `writerId`.
  public static Refusal stating(Reason reason, String detail, String fact, String value) {
    return stating(reason, detail, Map.of(fact, value));
  }

  /// A refusal with several facts.
  public static Refusal stating(Reason reason, String detail, Map<String, String> facts) {
    return new Refusal(reason, detail, List.of(), null, facts);
  }

  public static Refusal notFound() {
    return new Refusal(Reason.NOT_FOUND, "There is nothing here, or nothing for you.");
  }

  public Reason reason() {
    return reason;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }

  public List<FieldProblem> errors() {
    return errors;
  }

  /// Further members of the problem, by name.
  public Map<String, String> facts() {
    return facts;
  }

  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
