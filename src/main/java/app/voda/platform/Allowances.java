package app.voda.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HexFormat;

/// How many calls each address has left: so many at once, and as many again over the next minute.
final class Allowances {
  private static final Duration REFILL = Duration.ofMinutes(1);
  // A few MB. Whoever calls from more addresses than that makes others' allowances be forgotten,
  // which gives these more, never less.
  private static final int MOST_ADDRESSES = 10_000;
  // Of an IPv6 address the first 64 bits are the household's; it chooses the rest as it likes.
  private static final int NETWORK_BYTES = 8;

  private final int perMinute;
  private final TimeMeter time;
  private final Cache<String, Bucket> buckets;

  Allowances(int perMinute, TimeMeter time) {
    this.perMinute = perMinute;
    this.time = time;
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(MOST_ADDRESSES)
            // By then it is full again, which is the same as none.
            .expireAfterAccess(REFILL)
            .ticker(time::currentTimeNanos)
            .build();
  }

  /// Takes one call.
  ///
  /// @return how long to wait when there is none left; zero when it may go on
  Duration take(InetAddress caller) {
    var taken = buckets.get(network(caller), _ -> full()).tryConsumeAndReturnRemaining(1);
    return taken.isConsumed()
        ? Duration.ZERO
        : Duration.ofNanos(Math.max(1, taken.getNanosToWaitForRefill()));
  }

  /// How many addresses are remembered.
  long size() {
    buckets.cleanUp();
    return buckets.estimatedSize();
  }

  private Bucket full() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, REFILL))
        .withCustomTimePrecision(time)
        .build();
  }

  private static String network(InetAddress address) {
    var bytes = address.getAddress();
    return HexFormat.of().formatHex(bytes, 0, Math.min(NETWORK_BYTES, bytes.length));
  }
}
