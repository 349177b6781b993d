package app.voda.liveactivity;

import app.voda.alarm.AlarmText;
import app.voda.event.EventCode;
import app.voda.event.EventSettings;
import app.voda.id.MemberId;
import app.voda.liveactivity.Showing.Phase;
import app.voda.member.Language;
import app.voda.member.Member;
import app.voda.member.Members;
import app.voda.push.ActivityPush.Alert;
import app.voda.push.ActivityPush.Content;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What Live Activities say.
@Component
final class ActivityWords {
  private final Members members;
  private final AlarmText text;
  private final EventSettings settings;

  ActivityWords(Members members, AlarmText text, EventSettings settings) {
    this.members = members;
    this.text = text;
    this.settings = settings;
  }

  /// What an activity of a turn shows.
  Content content(MemberId writer, int turn, Showing showing) {
    var name = members.find(writer).map(m -> m.name().value()).orElse("");
    return new Content(name, turn, showing.dueAt(), showing.phase().status());
  }

  /// What starting one says, which APNs asks for.
  Alert starting(
      Member writer, @Nullable String phonesLocale, String roomName, ActivityStart start) {
    var left = left(start.dueAt(), start.timestamp(), settings.m12Before());
    var locale = Language.of(phonesLocale, writer.locale());
    return alert(roomName, EventCode.M12, left, locale);
  }

  /// What its turn to "ending" says, to the writer alone, and only if they want to be reminded.
  @Nullable Alert ending(Telling telling, Instant now) {
    var activity = telling.activity();
    if (telling.showing().phase() != Phase.ENDING || !activity.member().equals(activity.writer())) {
      return null;
    }
    var left = left(telling.showing().dueAt(), now, settings.l15Before());
    return members
        .find(activity.member())
        .filter(writer -> writer.alarms().turn())
        .map(writer -> alert(telling.roomName(), EventCode.L15, left, Language.of(writer.locale())))
        .orElse(null);
  }

  private Alert alert(String roomName, EventCode code, Duration left, Locale locale) {
    var words = text.reminder(roomName, code, left, locale);
    return new Alert(words.title(), words.body());
  }

  // In words for people: whole hours while there are any, then minutes; never more than planned.
  private static Duration left(Instant due, Instant now, Duration planned) {
    var left = Duration.between(now, due);
    if (left.compareTo(planned) >= 0) {
      return planned;
    }
    var unit =
        left.compareTo(Duration.ofHours(1)) > 0 ? Duration.ofHours(1) : Duration.ofMinutes(1);
    var rounded = unit.multipliedBy(left.plus(unit).minusNanos(1).dividedBy(unit));
    return rounded.compareTo(planned) < 0 ? rounded : planned;
  }
}
