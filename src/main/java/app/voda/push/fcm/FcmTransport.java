package app.voda.push.fcm;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Carries firebase-admin's requests over shared connections, to the configured endpoint.
final class FcmTransport extends HttpTransport {
  private final FcmConnections connections;

  FcmTransport(FcmConnections connections) {
    this.connections = connections;
  }

  @Override
  protected LowLevelHttpRequest buildRequest(String method, String url) {
    // The host is fixed inside firebase-admin; the connections know the configured one.
    var path =
        url.startsWith(FcmSettings.GOOGLE) ? url.substring(FcmSettings.GOOGLE.length()) : url;
    return new Request(path);
  }

  private final class Request extends LowLevelHttpRequest {
    private final String path;
    private final List<Map.Entry<String, String>> headers = new ArrayList<>(10);

    Request(String path) {
      this.path = path;
    }

    @Override
    public void addHeader(String name, String value) {
      headers.add(Map.entry(name, value));
    }

    @Override
    public LowLevelHttpResponse execute() throws IOException {
      var attempt = FcmAttempt.CURRENT.get();
      var body = new ByteArrayOutputStream(1_024);
      getStreamingContent().writeTo(body);
      if (getContentType() != null) {
        addHeader("content-type", getContentType());
      }
      var answer = connections.post(path, headers, body.toByteArray(), attempt.left());
      attempt.asksToRetryAfter(answer.retryAfter());
      return new FcmResponse(answer, attempt);
    }
  }
}
