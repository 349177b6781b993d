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
  Alert starting(Member writer, @Nullable String phonesLocale, String roomName) {
    var words =
        text.reminder(
            roomName,
            EventCode.M12,
            settings.m12Before(),
            Language.of(phonesLocale, writer.locale()));
    return new Alert(words.title(), words.body());
  }

  /// What its turn to "ending" says, to the writer alone.
  @Nullable Alert ending(Telling telling, String roomName, Instant now) {
    var activity = telling.activity();
    if (telling.showing().phase() != Phase.ENDING || !activity.member().equals(activity.writer())) {
      return null;
    }
    var locale =
        members.find(activity.member()).map(m -> Language.of(m.locale())).orElse(Locale.KOREAN);
    var left = Duration.between(now, telling.showing().dueAt()).plusSeconds(59);
    var before = left.compareTo(settings.l15Before()) < 0 ? left : settings.l15Before();
    var words = text.reminder(roomName, EventCode.L15, before, locale);
    return new Alert(words.title(), words.body());
  }
}
