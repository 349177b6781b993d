package app.voda.member;

import org.jspecify.annotations.Nullable;

/// Which alarms reach a member's phones. The inbox has them all.
///
/// @param turn M11, M12 and M13
/// @param activity M2 and N1
/// @param quietHours null when switched off
public record AlarmPreferences(boolean turn, boolean activity, @Nullable QuietHours quietHours) {
  public static final AlarmPreferences DEFAULT = new AlarmPreferences(true, true, null);
}
