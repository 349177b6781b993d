package app.voda.web;

import tools.jackson.databind.JacksonModule;

/// How the service writes ids, for tests of other packages.
public final class IdJson {
  private IdJson() {}

  public static JacksonModule module() {
    return new JsonConfiguration().idModule();
  }
}
