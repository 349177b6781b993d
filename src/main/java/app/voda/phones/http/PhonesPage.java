package app.voda.phones.http;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Serves the phones page at `/`.
@Configuration(proxyBeanMethods = false)
@Profile("!gcp")
class PhonesPage implements WebMvcConfigurer {
  private static final Logger log = LoggerFactory.getLogger(PhonesPage.class);

  @EventListener
  void invite(WebServerInitializedEvent started) {
    log.info("voda is ready: open http://localhost:{}/", started.getWebServer().getPort());
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/phones/**")
        .addResourceLocations("classpath:/phones/")
        .setCacheControl(CacheControl.noCache());
  }

  @Override
  public void addViewControllers(ViewControllerRegistry registry) {
    registry.addViewController("/").setViewName("forward:/phones/index.html");
  }
}
