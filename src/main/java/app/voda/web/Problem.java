package app.voda.web;

import app.voda.problem.FieldProblem;
import app.voda.problem.Reason;
import app.voda.problem.Refusal;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/// An error, as RFC 9457 has it.
///
/// @param type stable; apps switch on it
/// @param facts further members, such as `writerId` of a post out of turn
public record Problem(
    @Schema(example = "https://voda.app/problems/invalid") String type,
    @Schema(example = "The input is wrong") String title,
    @Schema(example = "400") int status,
    @Schema(example = "Some fields are wrong.") String detail,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldProblem> errors,
    @Schema(hidden = true) @JsonAnyGetter Map<String, String> facts) {
  private static final String TYPES = "https://voda.app/problems/";

  static Problem of(Refusal refusal) {
    var reason = refusal.reason();
    return new Problem(
        TYPES + reason.slug(),
        reason.title(),
        reason.status(),
        refusal.detail(),
        refusal.errors(),
        refusal.facts());
  }

  static Problem of(Reason reason, String detail) {
    return of(new Refusal(reason, detail));
  }
}
