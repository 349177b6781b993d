package app.voda.push.fcm;

import com.google.api.client.json.GenericJson;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an error of Google's says beside its code.
///
/// @param status empty if it is not Google's
record FcmError(String status, String message, boolean blamesThePayload) {
  private static final FcmError NONE = new FcmError("", "", false);
  private static final int LONGEST = 200;
  private static final String BAD_REQUEST = "type.googleapis.com/google.rpc.BadRequest";

  static FcmError read(@Nullable String body) {
    try {
      return body == null ? NONE : of(FcmMessages.JSON.fromString(body, GenericJson.class));
    } catch (IOException | IllegalArgumentException e) {
      return NONE;
    }
  }

  private static FcmError of(@Nullable GenericJson body) {
    if (body == null || !(body.get("error") instanceof Map<?, ?> error)) {
      return NONE;
    }
    boolean badRequest =
        error.get("details") instanceof List<?> details
            && details.stream()
                .anyMatch(detail ->
                    detail instanceof Map<?, ?> map && BAD_REQUEST.equals(map.get("@type")));
    return new FcmError(text(error.get("status")), text(error.get("message")), badRequest);
  }

  // A line for each fault of a payload, as many as there are: one line of the log is enough. Fields
  // come in single quotes, values in double ones: those may be somebody's words.
  private static String text(@Nullable Object value) {
    if (!(value instanceof String text)) {
      return "";
    }
    var line = text.replaceAll("\"[^\"]*(?:\"|$)", "…").strip().replaceAll("\\s+", " ");
    return line.substring(0, Math.min(line.length(), LONGEST));
  }

  boolean isGoogles() {
    return !status.isEmpty();
  }

  /// Whether an invalid argument is the token: FCM says so in words only.
  boolean blamesTheToken() {
    return !blamesThePayload && message.toLowerCase(Locale.ROOT).contains("registration token");
  }
}
