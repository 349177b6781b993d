package app.voda.push.apns;

import app.voda.device.Environment;
import app.voda.device.Transport;
import app.voda.push.ActivityPush;
import app.voda.push.ActivitySender;
import app.voda.push.Delivery;
import app.voda.push.Push;
import app.voda.push.PushSender;
import com.eatthepath.pushy.apns.ApnsPushNotification;
import com.eatthepath.pushy.apns.DeliveryPriority;
import com.eatthepath.pushy.apns.PushType;
import com.eatthepath.pushy.apns.util.SimpleApnsPushNotification;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/// Reaches iPhones through Apple's Push Notification service.
public final class ApnsSender implements PushSender, ActivitySender, AutoCloseable {
  private static final Delivery TOO_LARGE = new Delivery.Refused("payload above 4096 bytes");

  private final ApnsGateways gateways;
  private final String topic;
  private final String activityTopic;
  private final Clock systemClock;

  /// @param settings complete, as they are where APNs is enabled
  /// @param systemClock by which Apple's timestamps are compared
  public ApnsSender(
      ApnsSettings settings, ApnsKey key, TrustedCertificates trusted, Clock systemClock) {
    this(settings, key, trusted, systemClock, ApnsLimits.DEFAULT);
  }

  ApnsSender(
      ApnsSettings settings,
      ApnsKey key,
      TrustedCertificates trusted,
      Clock systemClock,
      ApnsLimits limits) {
    this.gateways = new ApnsGateways(settings, key, trusted, limits);
    this.topic = Objects.requireNonNull(settings.topic());
    this.activityTopic = topic + ".push-type.liveactivity";
    this.systemClock = systemClock;
  }

  @Override
  public Set<Transport> transports() {
    return Set.of(Transport.APNS);
  }

  @Override
  public Delivery send(Push push) {
    var device = push.device();
    var alarm = push.alarmId().value();
    return ApnsPayloads.of(push)
        .map(payload ->
            deliver(
                new SimpleApnsPushNotification(
                    device.token().value(),
                    topic,
                    payload,
                    push.until(),
                    push.quiet() ? DeliveryPriority.CONSERVE_POWER : DeliveryPriority.IMMEDIATE,
                    PushType.ALERT,
                    alarm,
                    stableId(alarm + device.token().value())),
                device.environment()))
        .orElse(TOO_LARGE);
  }

  @Override
  public Delivery send(ActivityPush push) {
    return ApnsPayloads.of(push)
        .map(payload ->
            deliver(
                new SimpleApnsPushNotification(
                    push.to().value(),
                    activityTopic,
                    payload,
                    push.until(),
                    push.isUrgent() ? DeliveryPriority.IMMEDIATE : DeliveryPriority.CONSERVE_POWER,
                    PushType.LIVE_ACTIVITY,
                    null,
                    stableId(push.id())),
                push.to().environment()))
        .orElse(TOO_LARGE);
  }

  private static UUID stableId(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  private Delivery deliver(ApnsPushNotification push, Environment registered) {
    var sentAt = systemClock.instant();
    try {
      var answer = gateways.of(registered).send(push);
      if (!answer.isTokenUnknown()) {
        return ApnsAnswers.delivery(answer, sentAt);
      }
      // Apple answers so for a token of the other environment, too.
      var other = other(registered);
      var second = gateways.of(other).send(push);
      // A key for one environment alone is told so, which says nothing of the token.
      return second.accepted()
          ? new Delivery.Accepted(other)
          : ApnsAnswers.delivery(second, sentAt);
    } catch (NoAnswer e) {
      return ApnsAnswers.none(e.why());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ApnsAnswers.none("interrupted");
    }
  }

  private static Environment other(Environment environment) {
    return switch (environment) {
      case PRODUCTION -> Environment.SANDBOX;
      case SANDBOX -> Environment.PRODUCTION;
    };
  }

  /// Lets what is under way be answered, for a moment.
  @Override
  public void close() {
    gateways.close();
  }
}
