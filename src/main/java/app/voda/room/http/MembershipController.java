package app.voda.room.http;

import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.member.Member;
import app.voda.room.Joining;
import app.voda.room.Nudging;
import app.voda.room.Room;
import app.voda.room.RoomService;
import app.voda.room.RoomSettings;
import app.voda.web.Answer;
import app.voda.web.Idempotency;
import app.voda.web.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Being a member of a room: invited, joined, in order, poking the writer, gone.
@RestController
@RequestMapping("/v1/rooms/{roomId}")
@Tag(name = "Membership")
class MembershipController {
  private final RoomService rooms;
  private final Joining joining;
  private final Nudging nudging;
  private final RoomViews views;
  private final RoomSettings settings;
  private final Idempotency idempotency;

  MembershipController(
      RoomService rooms,
      Joining joining,
      Nudging nudging,
      RoomViews views,
      RoomSettings settings,
      Idempotency idempotency) {
    this.rooms = rooms;
    this.joining = joining;
    this.nudging = nudging;
    this.views = views;
    this.settings = settings;
    this.idempotency = idempotency;
  }

  /// What an invited person sees: the hint is the question, the code its answer.
  record Invitation(
      RoomId roomId,
      @Schema(example = "우리의 여름") String name,
      @Schema(example = "sea") String theme,
      @Schema(example = "Where did we meet?") String hint,
      @Schema(example = "2") int memberCount,
      boolean full) {}

  /// A code that is tried.
  record JoinBody(
      @NotNull(message = "must be given") @Text(min = 1, max = 30) @Schema(example = "seoul")
          String code) {
    @Override
    public String toString() {
      return "***";
    }
  }

  /// Members in writing order, and the writer.
  record OrderView(List<MemberCard> members, MemberId writerId) {}

  @GetMapping("/invitation")
  @Operation(summary = "What an invited person sees before joining")
  Invitation invitation(@PathVariable RoomId roomId) {
    var room = rooms.invitation(roomId);
    int size = room.circle().size();
    return new Invitation(
        room.id(),
        room.profile().name(),
        room.profile().theme(),
        room.profile().hint(),
        size,
        size >= settings.maxMembers());
  }

  @PostMapping("/join")
  @Operation(summary = "Join by the code")
  @ApiResponse(
      responseCode = "200",
      description = "The room",
      content = @Content(schema = @Schema(implementation = RoomView.class)))
  ResponseEntity<String> join(
      @AuthenticationPrincipal Member me,
      @PathVariable RoomId roomId,
      @RequestBody JoinBody body,
      HttpServletRequest request) {
    return idempotency.<Room>answer(
        me.id(),
        request,
        body,
        receipt -> joining.join(roomId, me.id(), body.code(), receipt),
        room -> Answer.ok(views.of(room, me)));
  }

  @DeleteMapping("/leave")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Leave; the last to leave deletes the room")
  void leave(@AuthenticationPrincipal Member me, @PathVariable RoomId roomId) {
    rooms.leave(roomId, me.id());
  }

  @GetMapping("/order")
  @Operation(summary = "Members in writing order, and the writer")
  OrderView order(@AuthenticationPrincipal Member me, @PathVariable RoomId roomId) {
    var room = rooms.get(roomId, me.id());
    var known = views.known(List.of(room));
    return new OrderView(
        room.circle().order().members().stream().map(m -> MemberCard.of(m, known)).toList(),
        room.turn().writer());
  }

  @PostMapping("/nudge")
  @Operation(summary = "Poke the writer, once a turn")
  @ApiResponse(responseCode = "202", description = "The writer will hear of it", content = @Content)
  ResponseEntity<String> nudge(
      @AuthenticationPrincipal Member me, @PathVariable RoomId roomId, HttpServletRequest request) {
    return idempotency.<Integer>answer(
        me.id(),
        request,
        null,
        receipt -> nudging.nudge(roomId, me.id(), receipt),
        _ -> Answer.empty(202));
  }
}
