package app.voda.member;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The languages that alarms are written in.
public final class Language {
  private static final Set<String> SPOKEN = Set.of("ko", "en", "ja");

  private Language() {}

  /// The first of these BCP 47 tags that voda speaks, else Korean.
  public static Locale of(@Nullable String... tags) {
    for (var tag : tags) {
      if (tag != null && SPOKEN.contains(Locale.forLanguageTag(tag).getLanguage())) {
        return Locale.forLanguageTag(Locale.forLanguageTag(tag).getLanguage());
      }
    }
    return Locale.KOREAN;
  }

  /// The tag in its canonical form; empty if it is not a BCP 47 language tag.
  public static Optional<String> canonical(String tag) {
    try {
      var canonical = new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
      return canonical.equals("und") ? Optional.empty() : Optional.of(canonical);
    } catch (java.util.IllformedLocaleException e) {
      return Optional.empty();
    }
  }
}
