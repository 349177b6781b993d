package app.voda.push.fcm;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.util.AsciiString;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// Carries firebase-admin's requests over shared connections, to the configured endpoint.
final class FcmTransport extends HttpTransport {
  // As HTTP/2 wants them. firebase-admin has but a handful.
  private static final Map<String, AsciiString> NAMES = new ConcurrentHashMap<>();

  private final FcmConnections connections;
  // All messages of a project go to one URL, and parsing it for each is dear.
  private final Map<String, String> paths = new ConcurrentHashMap<>();

  FcmTransport(FcmConnections connections) {
    this.connections = connections;
  }

  @Override
  protected LowLevelHttpRequest buildRequest(String method, String url) {
    return new Request(paths.computeIfAbsent(url, FcmTransport::path));
  }

  // The host is fixed inside firebase-admin.
  private static String path(String url) {
    return URI.create(url).getRawPath();
  }

  private static AsciiString lowerCase(String name) {
    return AsciiString.of(name).toLowerCase();
  }

  private final class Request extends LowLevelHttpRequest {
    private final String path;
    private final List<Map.Entry<CharSequence, String>> headers = new ArrayList<>(10);

    Request(String path) {
      this.path = path;
    }

    @Override
    public void addHeader(String name, String value) {
      var known = NAMES.computeIfAbsent(name, FcmTransport::lowerCase);
      // Answers are short: unpacking them costs more than it saves.
      if (!known.equals(HttpHeaderNames.ACCEPT_ENCODING)) {
        headers.add(Map.entry(known, value));
      }
    }

    @Override
    public LowLevelHttpResponse execute() throws IOException {
      var attempt = FcmAttempt.CURRENT.get();
      if (getContentType() != null) {
        addHeader("content-type", getContentType());
      }
      var answer = connections.post(path, headers, body(attempt), attempt.left());
      attempt.asksToRetryAfter(answer.retryAfter());
      return new FcmResponse(answer, attempt);
    }

    // Written when its length was asked for.
    private byte[] body(FcmAttempt attempt) throws IOException {
      if (attempt.body() == null) {
        getStreamingContent().writeTo(OutputStream.nullOutputStream());
      }
      return Objects.requireNonNull(attempt.body());
    }
  }
}
