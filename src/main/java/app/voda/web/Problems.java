package app.voda.web;

import app.voda.event.QueueUnavailable;
import app.voda.problem.Reason;
import app.voda.problem.Refusal;
import app.voda.store.Conflict;
import java.time.Duration;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// The one place where refusals and breakage become problem+json. Clients see our text, logs the
/// cause.
@RestControllerAdvice
class Problems {
  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  @ExceptionHandler
  ResponseEntity<Problem> refused(Refusal refusal) {
    var headers = new HttpHeaders();
    var retryAfter = refusal.retryAfter();
    if (retryAfter != null) {
      long seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
      headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    }
    return answer(Problem.of(refusal), headers);
  }

  @ExceptionHandler
  ResponseEntity<Problem> unreadable(HttpMessageNotReadableException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BodyTooLarge) {
        return answer(Reason.TOO_LARGE, String.valueOf(cause.getMessage()));
      }
      if (cause instanceof BodyTooSlow) {
        return answer(Reason.TOO_SLOW, String.valueOf(cause.getMessage()));
      }
      if (cause instanceof tools.jackson.databind.DatabindException wrong
          && !wrong.getPath().isEmpty()) {
        var field = wrong.getPath().getLast().getPropertyName();
        return refused(
            Refusal.field(
                Reason.INVALID, field == null ? "" : field, "cannot be read as what it should be"));
      }
    }
    return answer(Reason.UNREADABLE, "The body must be one well-formed JSON object.");
  }

  // An id that cannot be one is the id of nothing.
  @ExceptionHandler
  ResponseEntity<Problem> mistyped(MethodArgumentTypeMismatchException e) {
    return e.getParameter().hasParameterAnnotation(PathVariable.class)
        ? refused(Refusal.notFound())
        : refused(Refusal.field(Reason.INVALID, e.getName(), "cannot be read"));
  }

  @ExceptionHandler
  ResponseEntity<Problem> missing(MissingServletRequestParameterException e) {
    return refused(Refusal.field(Reason.INVALID, e.getParameterName(), "must be given"));
  }

  @ExceptionHandler
  ResponseEntity<Problem> undecodable(InvalidParameterException e) {
    return answer(Reason.INVALID, "A query parameter is not percent-encoded UTF-8.");
  }

  // The firewall looks at a header or parameter only when somebody reads it: a control character.
  @ExceptionHandler
  ResponseEntity<Problem> rejected(RequestRejectedException e) {
    return answer(Reason.INVALID, "A header or parameter has characters that none may have.");
  }

  @ExceptionHandler
  ResponseEntity<Problem> unknownPath(NoResourceFoundException e) {
    return refused(Refusal.notFound());
  }

  @ExceptionHandler
  ResponseEntity<Problem> wrongMethod(HttpRequestMethodNotSupportedException e) {
    var detail = "Allowed here: " + e.getSupportedHttpMethods() + ".";
    return answer(Problem.of(Reason.METHOD_NOT_ALLOWED, detail), e.getHeaders());
  }

  @ExceptionHandler
  ResponseEntity<Problem> wrongType(HttpMediaTypeNotSupportedException e) {
    var detail = "Send the body with Content-Type: application/json.";
    return answer(Problem.of(Reason.UNSUPPORTED_MEDIA_TYPE, detail), e.getHeaders());
  }

  @ExceptionHandler
  ResponseEntity<Problem> notAcceptable(HttpMediaTypeNotAcceptableException e) {
    return answer(Reason.NOT_ACCEPTABLE, "Ask for application/json.");
  }

  @ExceptionHandler({
    QueueUnavailable.class,
    DataAccessException.class,
    TransactionException.class,
    Conflict.class
  })
  ResponseEntity<Problem> down(RuntimeException e) {
    log.error("store or queue did not answer", e);
    return refused(
        Refusal.later(
            Reason.BUSY,
            "Nothing has changed, or it cannot be told: try again.",
            Duration.ofSeconds(5)));
  }

  // The client has gone away: nobody is left to answer.
  @ExceptionHandler
  void gone(AsyncRequestNotUsableException e) {
    log.debug("client went away", e);
  }

  @ExceptionHandler
  ResponseEntity<Problem> broken(Exception e) {
    if (e instanceof ErrorResponse spring && spring.getStatusCode().is4xxClientError()) {
      return answer(Reason.INVALID, "The request is not as this call takes it.");
    }
    log.error("unexpected", e);
    return answer(Reason.BROKEN, "It is logged. Try again later.");
  }

  private static ResponseEntity<Problem> answer(Reason reason, String detail) {
    return answer(Problem.of(reason, detail), HttpHeaders.EMPTY);
  }

  private static ResponseEntity<Problem> answer(Problem problem, HttpHeaders headers) {
    return ResponseEntity.status(problem.status())
        .headers(h -> headers.forEach((name, values) -> h.put(name, List.copyOf(values))))
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
