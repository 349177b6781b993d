package app.voda.id;

import java.util.regex.Pattern;

/// The form that all ids share: opaque, and safe in a path, a task name and a document id.
final class Id {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9]{1,64}");

  private Id() {}

  static String check(String value) {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not an id");
    }
    return value;
  }
}
