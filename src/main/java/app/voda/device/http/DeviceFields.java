package app.voda.device.http;

import app.voda.device.DeviceService.Registration;
import app.voda.device.DeviceToken;
import app.voda.device.Environment;
import app.voda.device.Platform;
import app.voda.device.Transport;
import app.voda.problem.FieldProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What requests say of a phone, with the defaults of the contract.
public final class DeviceFields {
  private DeviceFields() {}

  /// What is wrong with a device token, as the field `deviceToken`.
  public static List<FieldProblem> problems(
      @Nullable String deviceToken, @Nullable Transport transport) {
    return deviceToken == null
        ? List.of()
        : new DeviceToken(deviceToken)
            .broken(orFcm(transport))
            .map(message -> List.of(new FieldProblem("deviceToken", message)))
            .orElse(List.of());
  }

  public static Registration registration(
      String deviceToken,
      @Nullable Platform platform,
      @Nullable Transport transport,
      @Nullable Environment environment,
      @Nullable String locale,
      @Nullable String replaces) {
    return new Registration(
        new DeviceToken(deviceToken),
        platform == null ? Platform.ANDROID : platform,
        orFcm(transport),
        environment == null ? Environment.PRODUCTION : environment,
        locale,
        replaces == null ? null : new DeviceToken(replaces));
  }

  private static Transport orFcm(@Nullable Transport transport) {
    return transport == null ? Transport.FCM : transport;
  }
}
