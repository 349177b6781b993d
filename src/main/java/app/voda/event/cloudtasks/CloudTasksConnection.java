package app.voda.event.cloudtasks;

import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.rpc.StatusCode.Code;
import com.google.cloud.tasks.v2.CloudTasksClient;
import com.google.cloud.tasks.v2.CloudTasksSettings;
import com.google.cloud.tasks.v2.stub.CloudTasksStubSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/// Connects to Cloud Tasks.
public final class CloudTasksConnection {
  // Naming a task makes it safe to create it once more, so creating is tried again too.
  private static final Set<Code> TRY_AGAIN =
      Set.of(Code.UNAVAILABLE, Code.DEADLINE_EXCEEDED, Code.INTERNAL, Code.ABORTED);

  // Where CPU is throttled between requests, a connection may be dead at the next one. After so
  // much silence a call is accompanied by a ping, and a connection that owes its answer is
  // replaced.
  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final Duration PING = Duration.ofSeconds(2);

  private CloudTasksConnection() {}

  /// Connects when the first call comes.
  ///
  /// @param credentials not needed for an emulator
  /// @throws IOException if there are no credentials
  public static CloudTasksClient open(
      TasksSettings settings, CredentialsProvider credentials, Patience patience)
      throws IOException {
    var endpoint = settings.endpoint();
    var channels =
        CloudTasksStubSettings.defaultGrpcTransportProviderBuilder()
            .setKeepAliveTimeDuration(SILENCE)
            .setKeepAliveTimeoutDuration(PING);
    var builder = CloudTasksSettings.newBuilder().setCredentialsProvider(credentials);
    if (endpoint != null) {
      builder.setCredentialsProvider(NoCredentialsProvider.create()).setEndpoint(endpoint);
      channels.setChannelConfigurator(channel -> channel.usePlaintext());
    }
    builder.setTransportChannelProvider(channels.build());
    builder.applyToAllUnaryMethods(method -> {
      method.setRetrySettings(patience.retries()).setRetryableCodes(TRY_AGAIN);
      return null;
    });
    return CloudTasksClient.create(builder.build());
  }
}
