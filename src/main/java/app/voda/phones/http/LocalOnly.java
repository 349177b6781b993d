package app.voda.phones.http;

import app.voda.problem.Reason;
import app.voda.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Hides the console and the /dev calls from everyone but this machine, and from pages of others in
/// its browser. A page elsewhere can have its name resolve to 127.0.0.1 (DNS rebinding), or post a
/// form here, but it cannot forge what the browser says of it: `Host`, `Origin`, `Sec-Fetch-Site`.
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

  // A proxy on this machine, such as a tunnel, calls from here for somebody elsewhere. One that
  // says
  // nothing of itself cannot be told from a caller of this machine.
  private static final List<String> FORWARDED =
      List.of(
          "Forwarded",
          "X-Forwarded-For",
          "X-Forwarded-Host",
          "X-Forwarded-Proto",
          "X-Forwarded-Port",
          "X-Forwarded-Server",
          "X-Real-IP",
          "CF-Connecting-IP",
          "True-Client-IP",
          "Via");

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
        && InetAddress.ofLiteral(request.getRemoteAddr()).isLoopbackAddress()
        && FORWARDED.stream().allMatch(name -> request.getHeader(name) == null)
        && (isOwnPage(request) || isVisit(request))) {
      chain.doFilter(request, response);
    } else {
      problems.write(response, Reason.NOT_FOUND, "There is nothing here, or nothing for you.");
    }
  }

  private static boolean isLocal(@Nullable String host) {
    return host != null && LOCAL_HOST.matcher(host).matches();
  }

  // Not a browser, its address bar, or our own page. A page of another port is another's.
  private static boolean isOwnPage(HttpServletRequest request) {
    var site = request.getHeader("Sec-Fetch-Site");
    var origin = request.getHeader("Origin");
    return (site == null || site.equals("same-origin") || site.equals("none"))
        && (origin == null || origin.equals("http://" + request.getHeader("Host")));
  }

  // A link from elsewhere, such as a README, that somebody has followed to look at the console.
  private static boolean isVisit(HttpServletRequest request) {
    return request.getMethod().equals("GET")
        && "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
        && "document".equals(request.getHeader("Sec-Fetch-Dest"));
  }
}
