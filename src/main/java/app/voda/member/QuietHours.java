package app.voda.member;

import java.time.LocalTime;

/// When M2 and N1 arrive silently, in the member's zone.
///
/// @param from inclusive
/// @param to exclusive; before `from` it is of the next day
public record QuietHours(LocalTime from, LocalTime to) {
  public QuietHours {
    if (from.equals(to)) {
      throw new IllegalArgumentException("quiet hours begin and end at different times");
    }
  }

  public boolean includes(LocalTime time) {
    boolean afterFrom = !time.isBefore(from);
    boolean beforeTo = time.isBefore(to);
    return from.isBefore(to) ? afterFrom && beforeTo : afterFrom || beforeTo;
  }
}
