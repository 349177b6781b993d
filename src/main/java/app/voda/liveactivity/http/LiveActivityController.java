package app.voda.liveactivity.http;

import app.voda.device.ActivityToken;
import app.voda.device.DeviceService;
import app.voda.device.Environment;
import app.voda.id.DeviceId;
import app.voda.id.RoomId;
import app.voda.liveactivity.ActivityService;
import app.voda.member.Member;
import app.voda.problem.FieldProblem;
import app.voda.problem.Refusal;
import app.voda.web.Checked;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// A turn's end on the lock screen: the tokens by which iPhones are told of it.
@RestController
@Tag(name = "Live Activities")
class LiveActivityController {
  // iOS makes UUIDs.
  private static final Pattern ACTIVITY_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private final DeviceService devices;
  private final ActivityService activities;

  LiveActivityController(DeviceService devices, ActivityService activities) {
    this.devices = devices;
    this.activities = activities;
  }

  /// By which activities are started on a phone.
  record StartToken(
      @NotNull(message = "must be given")
          @Checked(ActivityTokenCheck.class)
          @Schema(
              example = "80c1f00dd2a9f2b1e4c3a5968778695a4b3c2d1e0f80c1f00dd2a9f2b1e4c3a596877869",
              description = "64 to 512 hex digits")
          String pushToStartToken,
      @Schema(description = "PRODUCTION when absent") @Nullable Environment environment) {}

  /// By which one activity is updated.
  record UpdateToken(
      @NotNull(message = "must be given")
          @Checked(ActivityTokenCheck.class)
          @Schema(
              example = "80c1f00dd2a9f2b1e4c3a5968778695a4b3c2d1e0f80c1f00dd2a9f2b1e4c3a596877869",
              description = "64 to 512 hex digits")
          String pushToken,
      @Schema(description = "PRODUCTION when absent") @Nullable Environment environment) {}

  @PutMapping("/v1/members/me/live-activity-start-tokens/{deviceId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Let the turns I write be put on this phone's lock screen",
      description = "A later token replaces an earlier one.")
  void startBy(
      @AuthenticationPrincipal Member me,
      @PathVariable DeviceId deviceId,
      @RequestBody StartToken body) {
    devices.startsActivitiesBy(
        me.id(), deviceId, token(body.pushToStartToken(), body.environment()));
  }

  @PutMapping("/v1/rooms/{roomId}/live-activities/{activityId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Tell of a Live Activity on this phone, or of its renewed token",
      description = "Repeat it until it is answered; a later token replaces an earlier one.")
  void register(
      @AuthenticationPrincipal Member me,
      @PathVariable RoomId roomId,
      @Parameter(description = "The phone's name for it: 1 to 64 of [A-Za-z0-9_-]") @PathVariable
          String activityId,
      @RequestBody UpdateToken body) {
    check(activityId);
    activities.register(roomId, activityId, me.id(), token(body.pushToken(), body.environment()));
  }

  @DeleteMapping("/v1/rooms/{roomId}/live-activities/{activityId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Forget a Live Activity that has ended on this phone")
  void remove(
      @AuthenticationPrincipal Member me,
      @PathVariable RoomId roomId,
      @Parameter(description = "The phone's name for it: 1 to 64 of [A-Za-z0-9_-]") @PathVariable
          String activityId) {
    check(activityId);
    activities.remove(roomId, activityId, me.id());
  }

  private static void check(String activityId) {
    if (!ACTIVITY_ID.matcher(activityId).matches()) {
      throw Refusal.invalid(
          List.of(new FieldProblem("activityId", "must be 1 to 64 of [A-Za-z0-9_-]")));
    }
  }

  private static ActivityToken token(String value, @Nullable Environment environment) {
    return new ActivityToken(value, environment == null ? Environment.PRODUCTION : environment);
  }
}
