package app.voda.alarm;

import app.voda.event.EventCode;
import java.time.Duration;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/// What alarms say, in Korean, English and Japanese.
@Component
public final class AlarmText {
  private final MessageSource messages;

  AlarmText() {
    var bundles = new ResourceBundleMessageSource();
    bundles.setBasename("app.voda.alarm.alarms");
    bundles.setDefaultEncoding("UTF-8");
    bundles.setFallbackToSystemLocale(false);
    this.messages = bundles;
  }

  /// A title that names the room, and a body.
  public record Text(String title, String body) {}

  public Text of(Announcement announcement, Locale locale) {
    var author = announcement.author();
    Object[] words = {
      author == null ? "" : author.name(),
      announcement.before() == null ? "" : duration(announcement.before(), locale)
    };
    return new Text(
        announcement.roomName(),
        messages.getMessage(
            announcement.code() + (isFromNobody(announcement) ? ".withdrawn" : ""), words, locale));
  }

  /// A reminder that is no alarm.
  ///
  /// @param before how long before the end
  public Text reminder(String roomName, EventCode code, Duration before, Locale locale) {
    Object[] words = {"", duration(before, locale)};
    return new Text(roomName, messages.getMessage(code.name(), words, locale));
  }

  private static boolean isFromNobody(Announcement announcement) {
    return announcement.code() == EventCode.M2 && announcement.author() == null;
  }

  // The offset in its largest whole unit: 4 hours, 90 minutes, 2 days.
  private String duration(Duration before, Locale locale) {
    long minutes = Math.max(1, before.toMinutes());
    if (minutes % 1440 == 0) {
      return count("days", minutes / 1440, locale);
    }
    return minutes % 60 == 0
        ? count("hours", minutes / 60, locale)
        : count("minutes", minutes, locale);
  }

  private String count(String unit, long count, Locale locale) {
    return messages.getMessage(unit, new Object[] {count}, locale);
  }
}
