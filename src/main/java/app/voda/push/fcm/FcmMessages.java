package app.voda.push.fcm;

import app.voda.push.PayloadLimit;
import app.voda.push.Push;
import com.google.api.client.json.JsonFactory;
import com.google.api.client.json.gson.GsonFactory;
import com.google.firebase.messaging.AndroidConfig;
import com.google.firebase.messaging.AndroidNotification;
import com.google.firebase.messaging.ApnsConfig;
import com.google.firebase.messaging.Aps;
import com.google.firebase.messaging.Message;
import com.google.firebase.messaging.Notification;
import com.google.firebase.messaging.WebpushConfig;
import com.google.firebase.messaging.WebpushNotification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/// What a push looks like as a message of FCM.
///
/// On Android a push goes to the notification channel with the name of its code (`M2`, `M11`, …), a
/// quiet one to `quiet`. There is no collapse key: FCM keeps only four for a phone that is off.
final class FcmMessages {
  static final JsonFactory JSON = GsonFactory.getDefaultInstance();
  static final String QUIET = "quiet";
  // FCM keeps nothing longer.
  private static final Duration LONGEST = Duration.ofDays(28);
  // What a message has beside its words, at most, as JSON: names, ids and numbers.
  private static final int FRAME = 1_200;
  // A character is at most \u0000.
  private static final int WIDEST = 6;

  private FcmMessages() {}

  static Message of(Push push) {
    var message = message(push);
    switch (push.device().platform()) {
      case ANDROID -> message.setAndroidConfig(android(push));
      case WEB -> message.setWebpushConfig(web(push));
      case IOS -> message.setApnsConfig(ios(push));
    }
    return message.build();
  }

  // A fid, which firebase-admin prefers since 9.11, is nothing that the phones register.
  @SuppressWarnings("deprecation")
  private static Message.Builder message(Push push) {
    var message =
        Message.builder()
            .setToken(push.device().token().value())
            .setNotification(
                Notification.builder().setTitle(push.title()).setBody(push.body()).build())
            .putData("alarmId", push.alarmId().value())
            .putData("code", push.code().name())
            .putData("roomId", push.roomId().value())
            .putData("turn", Integer.toString(push.turn()));
    if (push.diaryId() != null) {
      message.putData("diaryId", push.diaryId());
    }
    return message;
  }

  private static AndroidConfig android(Push push) {
    var notification =
        AndroidNotification.builder()
            .setTag(push.alarmId().value())
            .setChannelId(push.quiet() ? QUIET : push.code().name());
    return AndroidConfig.builder()
        .setPriority(push.quiet() ? AndroidConfig.Priority.NORMAL : AndroidConfig.Priority.HIGH)
        .setTtl(life(push).toMillis())
        .setNotification(notification.build())
        .build();
  }

  // Title and body are taken from the message's own notification.
  private static WebpushConfig web(Push push) {
    var notification = WebpushNotification.builder().setTag(push.alarmId().value());
    if (push.quiet()) {
      notification.setSilent(true);
    }
    return WebpushConfig.builder()
        .putHeader("TTL", Long.toString(life(push).toSeconds()))
        .putHeader("Urgency", push.quiet() ? "low" : "high")
        .setNotification(notification.build())
        .build();
  }

  private static ApnsConfig ios(Push push) {
    var aps = Aps.builder().setBadge(push.badge());
    if (push.quiet()) {
      aps.putCustomData("interruption-level", "passive");
    } else {
      aps.setSound("default");
    }
    return ApnsConfig.builder()
        .putHeader("apns-collapse-id", push.alarmId().value())
        .putHeader("apns-expiration", Long.toString(push.at().plus(life(push)).getEpochSecond()))
        .putHeader("apns-priority", push.quiet() ? "5" : "10")
        .setAps(aps.build())
        .build();
  }

  // In whole seconds, as web push counts.
  private static Duration life(Push push) {
    var left = Duration.between(push.at(), push.until());
    if (left.isNegative()) {
      return Duration.ZERO;
    }
    return left.compareTo(LONGEST) > 0 ? LONGEST : Duration.ofSeconds(left.toSeconds());
  }

  /// The size of what is delivered: the message as JSON, without the token, which is the address.
  static int bytes(Push push) {
    int words = push.title().length() + push.body().length();
    if (FRAME + WIDEST * words <= PayloadLimit.MOST) {
      // Serialising costs more than all else that is done here, and nearly every push is short.
      return FRAME + WIDEST * words;
    }
    try {
      return JSON.toByteArray(of(push)).length - push.device().token().value().length();
    } catch (IOException e) {
      throw new UncheckedIOException("an array takes what is written", e);
    }
  }
}
