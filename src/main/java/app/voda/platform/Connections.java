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
    factory.addProtocolHandlerCustomizers(
        (HeaderDeadline protocol) -> protocol.setHeaderTime(settings.headerTime()));
  }
}
