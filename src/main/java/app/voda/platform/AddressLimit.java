package app.voda.platform;

import app.voda.problem.Reason;
import app.voda.problem.Refusal;
import app.voda.web.LimitSettings;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets an address call what needs no token only so often: signing in, refreshing, signing out,
/// asking for a free name. Each instance counts for itself, since what is guarded is the instance;
/// what must hold across instances, such as wrong join codes, is counted in the store.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 12)
class AddressLimit extends OncePerRequestFilter {
  private final CallerAddress callers;
  private final Allowances allowances;

  AddressLimit(LimitSettings settings, CallerAddress callers) {
    this.callers = callers;
    this.allowances = new Allowances(settings.perMinute(), TimeMeter.SYSTEM_NANOTIME);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !Security.OPEN.matches(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var caller = callers.of(request);
    // Whoever calls from this machine is its owner, or a test.
    if (!caller.isLoopbackAddress()) {
      var wait = allowances.take(caller);
      if (wait.isPositive()) {
        throw Refusal.later(Reason.TOO_MANY_CALLS, "Too many calls from your address: wait.", wait);
      }
    }
    chain.doFilter(request, response);
  }
}
