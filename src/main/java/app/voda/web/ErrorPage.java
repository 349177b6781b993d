package app.voda.web;

import app.voda.problem.Reason;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What the container refuses by itself, such as a path with a backslash, as a problem too.
@RestController
@io.swagger.v3.oas.annotations.Hidden
class ErrorPage implements ErrorController {
  private final ProblemWriter problems;

  ErrorPage(ProblemWriter problems) {
    this.problems = problems;
  }

  @RequestMapping("/error")
  void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int code = status instanceof Integer i ? i : 404;
    var reason =
        switch (code) {
          case 404 -> Reason.NOT_FOUND;
          case 405 -> Reason.METHOD_NOT_ALLOWED;
          case 413 -> Reason.TOO_LARGE;
          default -> code < 500 ? Reason.INVALID : Reason.BROKEN;
        };
    problems.write(response, reason, "The request cannot be answered.");
  }
}
