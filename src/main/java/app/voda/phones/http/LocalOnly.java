package app.voda.phones.http;

import app.voda.problem.Reason;
import app.voda.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Hides the console and the /dev calls from everyone but this machine. The `Host` is checked too:
/// a page elsewhere can have its name resolve to 127.0.0.1 (DNS rebinding), but cannot forge that.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class LocalOnly extends OncePerRequestFilter {
  private static final Pattern LOCAL_HOST =
      Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);

  // Matched as controllers are, decoded: /%64ev is /dev.
  private static final RequestMatcher HIDDEN =
      new OrRequestMatcher(
          PathPatternRequestMatcher.pathPattern("/"),
          PathPatternRequestMatcher.pathPattern("/dev/**"),
          PathPatternRequestMatcher.pathPattern("/phones/**"));

  private final ProblemWriter problems;

  LocalOnly(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !HIDDEN.matches(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isLocal(request.getHeader("Host"))
        && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()) {
      chain.doFilter(request, response);
    } else {
      problems.write(response, Reason.NOT_FOUND, "There is nothing here, or nothing for you.");
    }
  }

  private static boolean isLocal(@Nullable String host) {
    return host != null && LOCAL_HOST.matcher(host).matches();
  }
}
