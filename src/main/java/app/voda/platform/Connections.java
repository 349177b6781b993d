package app.voda.platform;

import app.voda.web.LimitSettings;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// Has Tomcat end requests that dawdle.
@Component
class Connections implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  private final LimitSettings settings;

  Connections(LimitSettings settings) {
    this.settings = settings;
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.setProtocol(HeaderDeadline.class.getName());
    factory.addProtocolHandlerCustomizers((HeaderDeadline protocol) -> {
      protocol.setHeaderTime(settings.headerTime());
      // Tomcat reads a chunk's extension and the trailers in one go, so that a byte now and then
      // would keep the body's time from being looked at. Nobody sends them: 1 is a semicolon that
      // nothing follows (0 would be no limit), 2 the empty line that ends the body.
      protocol.setMaxExtensionSize(1);
      protocol.setMaxTrailerSize(2);
    });
  }
}
