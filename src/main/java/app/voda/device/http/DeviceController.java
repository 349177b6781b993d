package app.voda.device.http;

import app.voda.device.Device;
import app.voda.device.DeviceService;
import app.voda.device.Environment;
import app.voda.device.Platform;
import app.voda.device.Transport;
import app.voda.id.DeviceId;
import app.voda.member.Language;
import app.voda.member.Member;
import app.voda.member.http.LocaleCheck;
import app.voda.problem.FieldProblem;
import app.voda.web.Checked;
import app.voda.web.SelfChecking;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// A member's devices.
@RestController
@RequestMapping("/v1/members/me/devices")
@Tag(name = "Devices")
class DeviceController {
  private final DeviceService service;

  DeviceController(DeviceService service) {
    this.service = service;
  }

  /// A phone that is added, moved or refreshed.
  record Registering(
      @NotNull(message = "must be given") @Schema(example = "fcm-token-of-leos-phone")
          String deviceToken,
      @NotNull(message = "must be given") Platform platform,
      @NotNull(message = "must be given") Transport transport,
      @Nullable Environment environment,
      @Checked(LocaleCheck.class) @Schema(example = "ko") @Nullable String locale,
      @Checked(DeviceTokenCheck.class)
          @Schema(
              example = "fcm-token-of-yesterday",
              description = "The token that the provider has renewed into this one")
          @Nullable String replaces)
      implements SelfChecking {

    @Override
    public List<FieldProblem> problems() {
      return DeviceFields.problems(deviceToken, transport);
    }
  }

  /// A device, its token shown only by its end.
  record DeviceView(
      DeviceId deviceId,
      @Schema(example = "-phone", description = "The last 6 characters") String deviceToken,
      Platform platform,
      Transport transport,
      Environment environment,
      @Nullable String locale,
      Instant createdAt,
      Instant registeredAt) {

    static DeviceView of(Device device) {
      return new DeviceView(
          device.id(),
          device.token().lastSix(),
          device.platform(),
          device.transport(),
          device.environment(),
          device.locale(),
          device.createdAt(),
          device.registeredAt());
    }
  }

  /// All devices of a member.
  record DeviceList(List<DeviceView> items) {}

  @PutMapping
  @Operation(summary = "Add this phone, move it to me, or refresh it")
  DeviceView register(@AuthenticationPrincipal Member me, @RequestBody Registering body) {
    var registration =
        DeviceFields.registration(
            body.deviceToken(),
            body.platform(),
            body.transport(),
            body.environment(),
            body.locale() == null ? null : Language.canonical(body.locale()).orElse(null),
            body.replaces());
    return DeviceView.of(service.register(me.id(), registration));
  }

  @GetMapping
  @Operation(summary = "My phones, the most recently registered first")
  DeviceList list(@AuthenticationPrincipal Member me) {
    return new DeviceList(service.of(me.id()).stream().map(DeviceView::of).toList());
  }

  @DeleteMapping("/{deviceId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Remove one of my phones")
  void remove(@AuthenticationPrincipal Member me, @PathVariable DeviceId deviceId) {
    service.remove(me.id(), deviceId);
  }
}
