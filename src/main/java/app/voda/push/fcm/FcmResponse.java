package app.voda.push.fcm;

import com.google.api.client.http.LowLevelHttpResponse;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An answer as firebase-admin gets to see it: with no header that makes it send again, but for one
/// refresh of the access token. The queue retries, and a retry here would hold up a callback.
final class FcmResponse extends LowLevelHttpResponse {
  // firebase-admin waits for no more than a minute; what asks for more it leaves to us.
  private static final String TOO_LONG = "86400";

  // Google's client refreshes the token unless it is challenged for some other reason.
  private static final String FINAL = "Bearer realm=\"fcm\"";

  private final FcmConnections.Answer answer;
  private final byte[] body;
  private final List<Map.Entry<String, String>> headers = new ArrayList<>(2);

  FcmResponse(FcmConnections.Answer answer, FcmAttempt attempt) {
    this.answer = answer;
    this.body = answer.body().getBytes(StandardCharsets.UTF_8);
    if (answer.status() == 503) {
      headers.add(Map.entry("Retry-After", TOO_LONG));
    }
    if (answer.status() == 401 && (answer.isAboutAnotherKey() || !attempt.mayRefresh())) {
      headers.add(Map.entry("WWW-Authenticate", FINAL));
    }
  }

  @Override
  public InputStream getContent() {
    return new ByteArrayInputStream(body);
  }

  @Override
  public @Nullable String getContentEncoding() {
    return null;
  }

  @Override
  public long getContentLength() {
    return body.length;
  }

  // Where a message was taken the name is all there is, and parsing the type costs more than that.
  @Override
  public @Nullable String getContentType() {
    return answer.status() == 200 ? null : answer.contentType();
  }

  @Override
  public String getStatusLine() {
    return Integer.toString(answer.status());
  }

  @Override
  public int getStatusCode() {
    return answer.status();
  }

  @Override
  public String getReasonPhrase() {
    return "";
  }

  @Override
  public int getHeaderCount() {
    return headers.size();
  }

  @Override
  public String getHeaderName(int index) {
    return headers.get(index).getKey();
  }

  @Override
  public String getHeaderValue(int index) {
    return headers.get(index).getValue();
  }
}
