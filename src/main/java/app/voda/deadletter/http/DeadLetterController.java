package app.voda.deadletter.http;

import app.voda.deadletter.Replayed;
import app.voda.deadletter.Replaying;
import app.voda.deadletter.ReplayingAll;
import app.voda.event.DeadLetter.Reason;
import app.voda.event.DeadLetters;
import app.voda.event.EventJson;
import app.voda.problem.FieldProblem;
import app.voda.problem.Refusal;
import app.voda.store.Page;
import app.voda.web.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What ended without delivery, for whoever runs voda.
@RestController
@RequestMapping("/admin/dead-letters")
@Tag(name = "Admin")
class DeadLetterController {
  private static final int LETTERS_A_PAGE = 20;

  private final DeadLetters letters;
  private final Replaying replaying;
  private final ReplayingAll replayingAll;
  private final EventJson json;

  DeadLetterController(
      DeadLetters letters, Replaying replaying, ReplayingAll replayingAll, EventJson json) {
    this.letters = letters;
    this.replaying = replaying;
    this.replayingAll = replayingAll;
    this.json = json;
  }

  /// Which letters are replayed.
  record ReplayBody(@Schema(description = "All when absent") @Nullable Reason reason) {}

  @GetMapping
  @Operation(summary = "What ended without delivery in the last 30 days, newest first")
  Page<DeadLetterView> list(
      @Schema(allowableValues = {"MALFORMED", "GIVEN_UP", "REFUSED"})
          @RequestParam(required = false)
          @Nullable String reason,
      @RequestParam(required = false) @Nullable String cursor,
      @Schema(type = "integer", defaultValue = "20", minimum = "1", maximum = "100")
          @RequestParam(required = false)
          @Nullable String size) {
    var page = Paging.page(cursor, size, LETTERS_A_PAGE);
    return letters.of(reason(reason), page).map(letter -> DeadLetterView.listed(letter, json));
  }

  private static @Nullable Reason reason(@Nullable String name) {
    if (name == null) {
      return null;
    }
    return Arrays.stream(Reason.values())
        .filter(reason -> reason.name().equals(name))
        .findAny()
        .orElseThrow(() ->
            Refusal.invalid(
                List.of(
                    new FieldProblem("reason", "must be one of MALFORMED, GIVEN_UP, REFUSED"))));
  }

  @GetMapping("/{id}")
  @Operation(summary = "One letter, with the task's body")
  DeadLetterView get(@PathVariable String id) {
    return letters
        .find(id)
        .map(letter -> DeadLetterView.whole(letter, json))
        .orElseThrow(Refusal::notFound);
  }

  @PostMapping("/{id}/replay")
  @Operation(
      summary = "Try again for a day, for whoever lacks it; done twice it is done once",
      description =
          "`REPLAYED`: its event acts once more. `ALREADY_REPLAYED`: it was replayed before and has"
              + " not died again. `NO_LONGER_TRUE`: there is nothing left to tell, or nobody; the"
              + " letter stays. `STILL_MALFORMED`: the body still cannot be read; the letter stays.")
  Replayed replay(@PathVariable String id) {
    return replaying.replay(id);
  }

  @PostMapping("/replay")
  @Operation(
      summary = "Replay all letters, or those of one reason",
      description =
          "Answers how many letters came to which end; `failed` broke on our side. 503 when the"
              + " queue is down: the rest stays as it is, and can be asked again.")
  ReplayingAll.Report replayAll(@RequestBody(required = false) @Nullable ReplayBody body) {
    return replayingAll.replay(body == null ? null : body.reason());
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Throw a letter away")
  void delete(@PathVariable String id) {
    if (!letters.delete(id)) {
      throw Refusal.notFound();
    }
  }
}
