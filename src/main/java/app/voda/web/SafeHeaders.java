package app.voda.web;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.web.header.Header;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/// What every answer tells a browser to do and not to do with it, Tomcat's own refusals included:
/// so it is the outermost filter, not Spring Security's.
@Configuration(proxyBeanMethods = false)
class SafeHeaders {
  // Swagger's page carries its own styles inline.
  private static final String POLICY =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
          + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

  static final List<HeaderWriter> WRITERS =
      List.of(
          new StaticHeadersWriter(
              List.of(
                  new Header("X-Content-Type-Options", "nosniff"),
                  new Header("X-Frame-Options", "DENY"),
                  new Header("Referrer-Policy", "no-referrer"),
                  new Header("Content-Security-Policy", POLICY),
                  new Header("Cross-Origin-Opener-Policy", "same-origin"),
                  new Header("Cross-Origin-Resource-Policy", "same-origin"))),
          strictTransport(),
          new CacheControlHeadersWriter());

  // Google's front end ends TLS and says so. Whoever forges it over plain HTTP has only themself to
  // tell, and browsers do not listen to this header there.
  private static HeaderWriter strictTransport() {
    return new HstsHeaderWriter(
        request ->
            request.isSecure() || "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto")),
        Duration.ofDays(365).toSeconds(),
        true);
  }

  @Bean
  FilterRegistrationBean<HeaderWriterFilter> safeHeadersFilter() {
    var filter = new FilterRegistrationBean<HeaderWriterFilter>(new OnErrorsToo());
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  // What Tomcat refuses by itself, such as TRACE, meets filters only on its way to the error page.
  private static final class OnErrorsToo extends HeaderWriterFilter {
    OnErrorsToo() {
      super(WRITERS);
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
      return false;
    }
  }
}
