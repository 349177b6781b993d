package app.voda.alarm;

import app.voda.member.Language;
import app.voda.push.Push;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/// Puts an alarm into words for each of a member's devices.
@Component
final class Drafts {
  private final Alarms alarms;
  private final AlarmText text;

  Drafts(Alarms alarms, AlarmText text) {
    this.alarms = alarms;
    this.text = text;
  }

  /// A push for every device that is ready for one.
  List<Push> of(Recipient recipient, Instant now) {
    if (recipient.ready().isEmpty()) {
      return List.of();
    }
    var member = recipient.member();
    var a = recipient.alarm().announcement();
    boolean quiet = !a.isAboutTheTurn() && member.isQuiet(now);
    int badge = recipient.showsABadge() ? alarms.unread(member.id()) : 0;
    return recipient.ready().stream()
        .map(device -> {
          var words = text.of(a, Language.of(device.locale(), member.locale()));
          return new Push(
              device,
              a.id(),
              a.code(),
              a.room(),
              a.turn(),
              a.diaryId(),
              words.title(),
              words.body(),
              quiet,
              badge,
              now,
              a.until());
        })
        .toList();
  }
}
