package app.voda.member.http;

import app.voda.member.QuietHours;
import app.voda.problem.FieldProblem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Quiet hours as `HH:mm`, in the member's zone.
record QuietHoursBody(
    @Schema(example = "22:00") @Nullable String from,
    @Schema(example = "07:30") @Nullable String to) {
  private static final DateTimeFormatter HH_MM =
      DateTimeFormatter.ofPattern("HH:mm").withResolverStyle(ResolverStyle.STRICT);

  static QuietHoursBody of(QuietHours hours) {
    return new QuietHoursBody(hours.from().format(HH_MM), hours.to().format(HH_MM));
  }

  List<FieldProblem> problems(String path) {
    var problems = new ArrayList<FieldProblem>();
    var begin = parse(from);
    var end = parse(to);
    if (begin == null) {
      problems.add(new FieldProblem(path + ".from", "must be a time as HH:mm"));
    }
    if (end == null) {
      problems.add(new FieldProblem(path + ".to", "must be a time as HH:mm"));
    } else if (end.equals(begin)) {
      problems.add(new FieldProblem(path + ".to", "must not equal from"));
    }
    return problems;
  }

  QuietHours value() {
    var begin = parse(from);
    var end = parse(to);
    if (begin == null || end == null) {
      throw new IllegalStateException("checked before");
    }
    return new QuietHours(begin, end);
  }

  private static @Nullable LocalTime parse(@Nullable String time) {
    try {
      return time == null ? null : LocalTime.parse(time, HH_MM);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
