package app.voda.event.http;

import app.voda.event.Attempt;
import app.voda.event.Callbacks;
import app.voda.event.Outcome.Done;
import app.voda.event.Outcome.Ignored;
import app.voda.event.Outcome.TryAgain;
import app.voda.problem.Reason;
import app.voda.problem.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Where the queue calls back.
@RestController
@Tag(name = "Callback", description = "Only the queue calls this")
class CallbackController {
  private final Callbacks callbacks;

  CallbackController(Callbacks callbacks) {
    this.callbacks = callbacks;
  }

  // The body is taken as it comes: one that cannot be read is kept, not refused.
  @PostMapping(path = "/tasks/callback", consumes = "*/*")
  @Operation(
      summary = "Act on one task",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content =
                  @Content(
                      mediaType = "application/json",
                      examples =
                          @ExampleObject(
                              "{\"code\":\"R1\",\"roomId\":\"4f1d\",\"turn\":3,\"revision\":0}"))))
  @ApiResponse(responseCode = "204", description = "Done", content = @Content)
  @ApiResponse(
      responseCode = "202",
      description = "Nothing to do any more",
      content =
          @Content(
              mediaType = "application/json",
              examples = @ExampleObject("{\"ignored\":\"ROOM_GONE\"}")))
  @ApiResponse(
      responseCode = "425",
      description =
          "It came too early, or some of its devices must be tried again: come again. The problem"
              + " also says `why`, and `notBefore` when",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(ref = "#/components/schemas/Problem")))
  ResponseEntity<?> call(
      @RequestBody(required = false) byte @Nullable [] body,
      @Parameter(hidden = true) @RequestHeader(name = "X-CloudTasks-TaskName", required = false)
          @Nullable String name,
      @Parameter(hidden = true)
          @RequestHeader(name = "X-CloudTasks-TaskRetryCount", required = false)
          @Nullable String retries,
      @Parameter(hidden = true) @RequestHeader(name = "X-CloudTasks-TaskETA", required = false)
          @Nullable String eta) {
    var text = body == null ? "" : new String(body, java.nio.charset.StandardCharsets.UTF_8);
    return switch (callbacks.handle(text, attempt(name, retries, eta))) {
      case Done _ -> ResponseEntity.noContent().build();
      case Ignored(var why) -> ResponseEntity.accepted().body(Map.of("ignored", why.name()));
      // Without Retry-After, by which Cloud Tasks would slow the whole queue down.
      case TryAgain(var notBefore, var why) ->
          throw Refusal.stating(
              Reason.TOO_EARLY,
              "Not all of this task can be done yet: the queue brings it again.",
              Map.of("why", why, "notBefore", notBefore.toString()));
    };
  }

  // The headers are information for the log: odd ones are left out rather than refused.
  private static Attempt attempt(
      @Nullable String name, @Nullable String retries, @Nullable String eta) {
    try {
      return new Attempt(
          name, retries == null ? 0 : Integer.parseInt(retries), eta == null ? null : time(eta));
    } catch (ArithmeticException | NumberFormatException | java.time.DateTimeException e) {
      return new Attempt(name, 0, null);
    }
  }

  private static Instant time(String epochSeconds) {
    return Instant.ofEpochMilli(new BigDecimal(epochSeconds).movePointRight(3).longValue());
  }
}
