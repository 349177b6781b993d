package app.voda.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/// Hands what filters throw to {@link Problems} too: the store may be down when security looks for
/// the member. None of them reads the body.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class FilterProblems extends OncePerRequestFilter {
  // Filters are made before the rest of the web layer.
  private final ObjectProvider<HandlerExceptionResolver> resolver;

  FilterProblems(
      @Qualifier("handlerExceptionResolver") ObjectProvider<HandlerExceptionResolver> resolver) {
    this.resolver = resolver;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (RuntimeException e) {
      if (response.isCommitted()
          || resolver.getObject().resolveException(request, response, null, e) == null) {
        throw e;
      }
    }
  }
}
