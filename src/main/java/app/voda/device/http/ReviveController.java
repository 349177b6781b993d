package app.voda.device.http;

import app.voda.device.Pruning;
import app.voda.device.Transport;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// The operator's way back after a provider called living tokens dead.
@RestController
@Tag(name = "Admin")
class ReviveController {
  private final Pruning pruning;

  ReviveController(Pruning pruning) {
    this.pruning = pruning;
  }

  /// Which devices are brought back.
  record Reviving(
      @NotNull(message = "must be given")
          @Schema(
              example = "2026-03-01T09:00:00Z",
              description = "Devices pruned at this time or later, for at most 7 days")
          Instant since,
      @NotNull(message = "must be given") Transport transport) {}

  /// How many came back.
  record Revived(@Schema(example = "42", description = "Devices") int revived) {}

  @PostMapping("/admin/devices/revive")
  @Operation(summary = "Bring back the devices that were pruned since a time")
  Revived revive(@RequestBody Reviving body) {
    return new Revived(pruning.revive(body.since(), body.transport()));
  }
}
