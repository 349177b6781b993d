package app.voda.web;

import app.voda.problem.FieldProblem;
import app.voda.problem.Reason;
import app.voda.problem.Refusal;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/// Checks every request body, and tells all wrong fields at once.
@ControllerAdvice
class BodyCheck extends RequestBodyAdviceAdapter {
  private final Validator validator;

  BodyCheck(Validator validator) {
    this.validator = validator;
  }

  @Override
  public boolean supports(
      MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
    return parameter.getParameterType().getName().startsWith("app.voda.");
  }

  @Override
  public Object afterBodyRead(
      @Nullable Object body,
      HttpInputMessage message,
      MethodParameter parameter,
      Type type,
      Class<? extends HttpMessageConverter<?>> converter) {
    if (body == null) {
      throw new Refusal(Reason.UNREADABLE, "The body must be a JSON object.");
    }
    var problems = new ArrayList<>(JsonFaults.collected());
    validator.validate(body).stream()
        .map(BodyCheck::problem)
        .sorted(Comparator.comparing(FieldProblem::field))
        .forEach(problem -> addIfNew(problems, problem));
    if (body instanceof SelfChecking checking) {
      checking.problems().forEach(problem -> addIfNew(problems, problem));
    }
    if (!problems.isEmpty()) {
      throw Refusal.invalid(problems);
    }
    return body;
  }

  private static FieldProblem problem(ConstraintViolation<Object> violation) {
    var path = violation.getPropertyPath().toString().replace(".<list element>", "");
    return new FieldProblem(path, violation.getMessage());
  }

  // A field that could not be read is null for the rules that come after: one word on it is enough.
  private static void addIfNew(List<FieldProblem> problems, FieldProblem problem) {
    if (problems.stream().noneMatch(known -> known.field().equals(problem.field()))) {
      problems.add(problem);
    }
  }
}
