package app.voda.platform;

import app.voda.problem.Reason;
import app.voda.problem.WrongSetting;
import app.voda.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Answers for the other half's paths as for any path that does not exist, before security asks for
/// a token and anybody reads the body.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 15)
class RoleFilter extends OncePerRequestFilter {
  // Matched as controllers are, decoded: /%74asks is /tasks.
  private static final RequestMatcher CALLBACKS =
      PathPatternRequestMatcher.pathPattern("/tasks/**");
  // The latter two are where the first's answers come from in profile gcp.
  private static final RequestMatcher HEALTH =
      new OrRequestMatcher(
          PathPatternRequestMatcher.pathPattern("/actuator/**"),
          PathPatternRequestMatcher.pathPattern("/livez"),
          PathPatternRequestMatcher.pathPattern("/readyz"));

  private final RequestMatcher hidden;
  private final ProblemWriter problems;

  RoleFilter(RoleSettings settings, Environment environment, ProblemWriter problems) {
    if (!settings.role().equals("all") && !environment.acceptsProfiles(Profiles.of("gcp"))) {
      throw new WrongSetting(
          "voda.role", "must be all without profile gcp: the embedded queue calls this process");
    }
    this.hidden =
        switch (settings.role()) {
          case "api" -> CALLBACKS;
          case "callbacks" -> new NegatedRequestMatcher(new OrRequestMatcher(CALLBACKS, HEALTH));
          default -> _ -> false;
        };
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !hidden.matches(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    problems.write(response, Reason.NOT_FOUND, "There is nothing here, or nothing for you.");
  }
}
