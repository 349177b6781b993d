package app.voda.liveactivity.http;

import app.voda.device.ActivityToken;
import app.voda.web.Check;
import java.util.Optional;

/// A token for Live Activities.
final class ActivityTokenCheck implements Check {
  @Override
  public Optional<String> broken(String value) {
    return ActivityToken.broken(value);
  }
}
