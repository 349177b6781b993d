package app.voda.auth.dev;

import app.voda.problem.Reason;
import app.voda.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets no page sign in by {@link DevCodes} whose name may be another's. A page elsewhere can have
/// its name resolve to this machine (DNS rebinding) and is then of the same origin, but its browser
/// says the name. Who sends no `Origin` is no page.
@Component
@Profile("!gcp")
@Order(Ordered.HIGHEST_PRECEDENCE + 25)
class OwnPages extends OncePerRequestFilter {
  // Matched as controllers are, decoded: /v1/%74oken is /v1/token.
  private static final RequestMatcher SIGN_IN = PathPatternRequestMatcher.pathPattern("/v1/token");

  private final @Nullable String ownHost;
  private final ProblemWriter problems;

  OwnPages(@Value("${voda.public-url}") String publicUrl, ProblemWriter problems) {
    this.ownHost = host(publicUrl);
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !SIGN_IN.matches(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var origin = request.getHeader("Origin");
    if (origin == null || isOwn(host(origin))) {
      chain.doFilter(request, response);
    } else {
      problems.write(
          response, Reason.FORBIDDEN, "A page signs in here as localhost or voda.public-url only.");
    }
  }

  private boolean isOwn(@Nullable String host) {
    return host != null
        && (host.equals("localhost") || host.equalsIgnoreCase(ownHost) || isAddress(host));
  }

  // Nobody makes an address resolve to another.
  private static boolean isAddress(String host) {
    try {
      var _ = InetAddress.ofLiteral(host);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static @Nullable String host(String url) {
    try {
      return URI.create(url).getHost();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
