package app.voda.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// What Tomcat refuses before any filter runs, such as an impossible URL, as a problem instead of
/// its HTML page.
@Component
class TomcatProblems implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addContextCustomizers(context -> {
      if (context.getParent() instanceof StandardHost host) {
        host.setErrorReportValveClass(Valve.class.getName());
      }
    });
  }

  /// Made by Tomcat by its name.
  public static final class Valve extends ErrorReportValve {
    // Not implemented, HTTP version not supported: the client chose an odd transfer coding, method
    // or version. Nothing of ours broke, no alert need ring, and trying again is no use.
    private static final Set<Integer> BLAMING = Set.of(501, 505);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
      if (response.getStatus() < 400
          || response.getContentWritten() > 0
          || !response.setErrorReported()) {
        return;
      }
      if (BLAMING.contains(response.getStatus())) {
        response.setStatus(400);
      }
      var kind = response.getStatus() < 500 ? "invalid" : "broken";
      var body =
          """
          {"type":"https://voda.app/problems/%s","title":"The request cannot be read",\
          "status":%d,"detail":"The request line or a header is not HTTP as it should be."}\
          """
              .formatted(kind, response.getStatus());
      SafeHeaders.WRITERS.forEach(writer -> writer.writeHeaders(request, response));
      try {
        response.setContentType("application/problem+json");
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        response.finishResponse();
      } catch (IOException e) {
        // The client has gone away.
      }
    }
  }
}
