package app.voda.event.http;

import app.voda.event.EventJson;
import app.voda.web.IdJson;
import java.util.List;

/// Events as the service writes them, for tests of other packages.
public final class EventJsons {
  private EventJsons() {}

  public static EventJson real() {
    return new JacksonEventJson(List.of(IdJson.module()));
  }
}
