package app.voda.push.apns;

import app.voda.device.Environment;
import com.eatthepath.pushy.apns.ApnsClientBuilder;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.security.cert.X509Certificate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Both environments of APNs, and the one thread that their connections share.
final class ApnsGateways implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ApnsGateways.class);

  private final EventLoopGroup thread = newThread();
  private final Map<Environment, ApnsGateway> gateways = new EnumMap<>(Environment.class);
  private final ApnsLimits limits;

  ApnsGateways(ApnsSettings settings, ApnsKey key, TrustedCertificates trusted, ApnsLimits limits) {
    this.limits = limits;
    for (var environment : Environment.values()) {
      var server =
          switch (environment) {
            case PRODUCTION -> settings.productionServer();
            case SANDBOX -> settings.sandboxServer();
          };
      gateways.put(environment, new ApnsGateway(server, () -> line(server, key, trusted), limits));
    }
  }

  // Pushy 0.15 knows which sockets to open by the class of the group, and knows only the one that
  // Netty 4.2 deprecates.
  @SuppressWarnings("deprecation")
  private static EventLoopGroup newThread() {
    return new NioEventLoopGroup(1, new DefaultThreadFactory("apns", true));
  }

  ApnsLine line(String server, ApnsKey key, TrustedCertificates trusted) {
    int colon = server.lastIndexOf(':');
    var builder =
        new ApnsClientBuilder()
            .setApnsServer(
                server.substring(0, colon), Integer.parseInt(server.substring(colon + 1)))
            .setSigningKey(key.signingKey())
            .setEventLoopGroup(thread)
            .setConnectionTimeout(limits.connect())
            .setIdlePingInterval(limits.ping())
            .setGracefulShutdownTimeout(limits.drain());
    if (!trusted.certificates().isEmpty()) {
      builder.setTrustedServerCertificateChain(
          trusted.certificates().toArray(X509Certificate[]::new));
    }
    try {
      return new ApnsLine(builder.build(), thread);
    } catch (SSLException e) {
      throw new IllegalStateException("no TLS for " + server, e);
    }
  }

  ApnsGateway of(Environment environment) {
    return Objects.requireNonNull(gateways.get(environment));
  }

  @Override
  public void close() {
    var all =
        CompletableFuture.allOf(
            gateways.values().stream().map(ApnsGateway::close).toArray(CompletableFuture[]::new));
    // Pushy waits for a connection that is being made; we do not.
    var _ = all.completeOnTimeout(null, limits.drain().toMillis() + 500, TimeUnit.MILLISECONDS);
    all.join();
    if (!thread
        .shutdownGracefully(0, 1, TimeUnit.SECONDS)
        .awaitUninterruptibly(2, TimeUnit.SECONDS)) {
      log.warn("the apns thread does not stop; it ends with the process");
    }
  }
}
