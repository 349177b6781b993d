package app.voda.event.cloudtasks;

import com.google.cloud.tasks.v2.HttpMethod;
import com.google.cloud.tasks.v2.HttpRequest;
import com.google.cloud.tasks.v2.OidcToken;
import com.google.cloud.tasks.v2.Task;
import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import java.time.Instant;

/// What the queue calls, and as whom.
public final class CallbackTarget {
  // Longer than a callback takes, so that no second attempt runs while the first still does; short
  // enough for a turn not to wait long for an instance that has died.
  private static final Duration DEADLINE = Duration.newBuilder().setSeconds(60).build();

  private final String url;
  private final OidcToken token;

  /// The callback of the service at this URL, which is the tokens' audience too.
  public CallbackTarget(String publicUrl, TasksSettings settings) {
    this.url = (publicUrl.endsWith("/") ? publicUrl : publicUrl + "/") + "tasks/callback";
    this.token =
        OidcToken.newBuilder()
            .setServiceAccountEmail(settings.serviceAccount())
            .setAudience(publicUrl)
            .build();
  }

  /// The task that calls with this body.
  Task task(String path, String body, Instant at) {
    return Task.newBuilder()
        .setName(path)
        .setHttpRequest(
            HttpRequest.newBuilder()
                .setUrl(url)
                .setHttpMethod(HttpMethod.POST)
                .putHeaders("Content-Type", "application/json")
                .setBody(ByteString.copyFromUtf8(body))
                .setOidcToken(token))
        .setScheduleTime(
            Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()))
        .setDispatchDeadline(DEADLINE)
        .build();
  }
}
