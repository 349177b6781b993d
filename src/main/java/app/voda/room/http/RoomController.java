package app.voda.room.http;

import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.member.Member;
import app.voda.problem.FieldProblem;
import app.voda.problem.Refusal;
import app.voda.room.Room;
import app.voda.room.RoomEdit;
import app.voda.room.RoomService;
import app.voda.room.RoomService.NewRoom;
import app.voda.room.WritingPeriod;
import app.voda.store.Page;
import app.voda.web.Answer;
import app.voda.web.Checked;
import app.voda.web.Idempotency;
import app.voda.web.Paging;
import app.voda.web.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Rooms: opened, read, changed, deleted.
@RestController
@RequestMapping("/v1/rooms")
@Tag(name = "Rooms")
class RoomController {
  private static final int ROOMS_A_PAGE = 20;

  private final RoomService service;
  private final RoomViews views;
  private final Idempotency idempotency;

  RoomController(RoomService service, RoomViews views, Idempotency idempotency) {
    this.service = service;
    this.views = views;
    this.idempotency = idempotency;
  }

  /// A room to be opened.
  record Opening(
      @NotNull(message = "must be given")
          @Text(min = 1, max = 30)
          @Schema(example = "우리의 여름", minLength = 1, maxLength = 30)
          String name,
      @NotNull(message = "must be given")
          @Text(min = 1, max = 30)
          @Schema(example = "sea", minLength = 1, maxLength = 30)
          String theme,
      @NotNull(message = "must be given") @Checked(PeriodCheck.class) @Schema(example = "P5D")
          String period,
      @NotNull(message = "must be given")
          @Text(min = 1, max = 30)
          @Schema(example = "seoul", minLength = 1, maxLength = 30)
          String code,
      @Text(max = 100) @Schema(example = "Where did we meet?", maxLength = 100)
          @Nullable String hint) {}

  /// What the master changes.
  record Editing(
      @Checked(PeriodCheck.class) @Schema(example = "P7D") @Nullable String period,
      @Text(min = 1, max = 30) @Schema(example = "busan") @Nullable String code,
      @Text(max = 100) @Schema(example = "Where shall we go?") @Nullable String hint,
      @Size(min = 1, max = 100, message = "must have 1 to 100 members")
          @Schema(example = "[\"9f3c01d2\", \"77ab30e5\"]")
          @Nullable List<@NotNull(message = "must be given") String> order) {}

  @PostMapping
  @Operation(summary = "Open a room; I write first")
  @ApiResponse(
      responseCode = "201",
      description = "Opened",
      content = @Content(schema = @Schema(implementation = RoomView.class)))
  ResponseEntity<String> open(
      @AuthenticationPrincipal Member me, @RequestBody Opening body, HttpServletRequest request) {
    var hint = body.hint() == null ? "" : body.hint();
    var wanted = new NewRoom(body.name(), body.theme(), hint, body.code());
    return idempotency.<Room>answer(
        me.id(),
        request,
        body,
        receipt -> service.open(me.id(), wanted, WritingPeriod.parse(body.period()), receipt),
        room -> Answer.created("/v1/rooms/" + room.id(), views.of(room, me)));
  }

  @GetMapping
  @Operation(
      summary = "My rooms, newest first; with turn=mine where I write now, nearest end first")
  Page<RoomView> list(
      @AuthenticationPrincipal Member me,
      @RequestParam(required = false) @Nullable String turn,
      @RequestParam(required = false) @Nullable String cursor,
      @Schema(type = "integer", defaultValue = "20", minimum = "1", maximum = "100")
          @RequestParam(required = false)
          @Nullable String size) {
    var page = Paging.page(cursor, size, ROOMS_A_PAGE);
    if (turn == null) {
      return views.of(service.of(me.id(), page), me);
    }
    if (!turn.equals("mine")) {
      throw Refusal.invalid(List.of(new FieldProblem("turn", "must be mine, or absent")));
    }
    return views.of(service.writtenBy(me.id(), page), me);
  }

  @GetMapping("/{roomId}")
  @Operation(summary = "A room of mine")
  RoomView get(@AuthenticationPrincipal Member me, @PathVariable RoomId roomId) {
    return views.of(service.get(roomId, me.id()), me);
  }

  @PatchMapping("/{roomId}")
  @Operation(summary = "Change period, code, hint or order, as the master")
  RoomView edit(
      @AuthenticationPrincipal Member me, @PathVariable RoomId roomId, @RequestBody Editing body) {
    var period = body.period() == null ? null : WritingPeriod.parse(body.period());
    var edit = new RoomEdit(period, null, body.hint(), order(body.order()));
    return views.of(service.edit(roomId, me.id(), edit, body.code()), me);
  }

  // What cannot be an id is nobody's: the order is then no permutation, rather than malformed, and
  // neither is the empty one. Only the master is told so.
  private static @Nullable List<MemberId> order(@Nullable List<String> ids) {
    try {
      return ids == null ? null : ids.stream().map(MemberId::new).toList();
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }

  @DeleteMapping("/{roomId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Delete the room, as the master")
  void delete(@AuthenticationPrincipal Member me, @PathVariable RoomId roomId) {
    service.delete(roomId, me.id());
  }
}
