package app.voda.web;

import app.voda.problem.Reason;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.coyote.CloseNowException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses long bodies before they are read, long chunked ones and slow ones while they are. Around
/// {@link FilterProblems}, so that it also sees to the body of what another filter has refused.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
class BodyLimit extends OncePerRequestFilter {
  // A task's body is at most 100 KB (Cloud Tasks), so the callback needs no more either.
  private static final long LIMIT = 256 * 1024;

  private final ProblemWriter problems;
  private final LimitSettings settings;

  BodyLimit(ProblemWriter problems, LimitSettings settings) {
    this.problems = problems;
    this.settings = settings;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var body = new LimitedBody(request.getInputStream(), LIMIT, settings.bodyTime());
    if (request.getContentLengthLong() > LIMIT) {
      var detail = String.valueOf(new BodyTooLarge(LIMIT).getMessage());
      problems.write(response, Reason.TOO_LARGE, detail);
    } else {
      chain.doFilter(new Limited(request, body), response);
    }
    if (!request.isAsyncStarted() && !body.isFinished()) {
      response.flushBuffer();
      if (!body.skipsToItsEnd()) {
        throw new CloseNowException();
      }
      finish(response);
    }
  }

  // Where the body has stopped short Tomcat would leave out the last chunk. Nothing can be read any
  // more after this.
  private static void finish(HttpServletResponse response) throws IOException {
    try {
      response.getOutputStream().close();
    } catch (IllegalStateException e) {
      // It was written as text.
      response.getWriter().close();
    }
  }

  private static final class Limited extends HttpServletRequestWrapper {
    private final LimitedBody body;

    Limited(HttpServletRequest request, LimitedBody body) {
      super(request);
      this.body = body;
    }

    @Override
    public ServletInputStream getInputStream() {
      return body;
    }
  }
}
