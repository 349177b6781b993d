package app.voda.alarm.http;

import app.voda.alarm.Alarm;
import app.voda.alarm.AlarmText;
import app.voda.alarm.Inbox;
import app.voda.event.EventCode;
import app.voda.id.AlarmId;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.member.Language;
import app.voda.member.Member;
import app.voda.problem.Reason;
import app.voda.problem.Refusal;
import app.voda.web.Answer;
import app.voda.web.Idempotency;
import app.voda.web.Paging;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A member's inbox.
@RestController
@RequestMapping("/v1/alarms")
@Tag(name = "Alarms")
class AlarmController {
  private static final int ALARMS_A_PAGE = 20;

  private final Inbox inbox;
  private final AlarmText text;
  private final Idempotency idempotency;

  AlarmController(Inbox inbox, AlarmText text, Idempotency idempotency) {
    this.inbox = inbox;
    this.text = text;
    this.idempotency = idempotency;
  }

  /// An entry, in the member's language.
  record AlarmView(
      AlarmId alarmId,
      EventCode code,
      RoomId roomId,
      @Schema(example = "우리의 여름") String roomName,
      @Schema(example = "우리의 여름") String title,
      @Schema(example = "4시간 남았어요") String body,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AuthorView author,
      int turn,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String diaryId,
      Instant alarmAt,
      boolean read) {}

  /// Who wrote or nudged.
  record AuthorView(MemberId memberId, @Schema(example = "Mina") String name) {}

  /// A page of the inbox.
  record InboxView(List<AlarmView> items, @Nullable String nextCursor, int unread) {}

  /// Up to which alarm everything is read.
  record ReadBody(
      @Schema(example = "9f3c01d2", description = "The newest alarm read; all when absent")
          @Nullable String upTo) {}

  @GetMapping
  @Operation(summary = "My inbox, newest first")
  InboxView list(
      @AuthenticationPrincipal Member me,
      @RequestParam(required = false) @Nullable String cursor,
      @Schema(type = "integer", defaultValue = "20", minimum = "1", maximum = "100")
          @RequestParam(required = false)
          @Nullable String size) {
    var page = inbox.of(me.id(), Paging.page(cursor, size, ALARMS_A_PAGE));
    return new InboxView(
        page.items().stream().map(alarm -> view(alarm, me)).toList(),
        page.nextCursor(),
        inbox.unread(me.id()));
  }

  private AlarmView view(Alarm alarm, Member me) {
    var a = alarm.announcement();
    var words = text.of(a, Language.of(me.locale()));
    var author = a.author();
    return new AlarmView(
        a.id(),
        a.code(),
        a.room(),
        a.roomName(),
        words.title(),
        words.body(),
        author == null ? null : new AuthorView(author.id(), author.name()),
        a.turn(),
        a.diaryId(),
        a.at(),
        alarm.read());
  }

  @PostMapping("/read")
  @Operation(summary = "Mark as read, up to an alarm or all")
  @ApiResponse(responseCode = "204", description = "Marked", content = @Content)
  ResponseEntity<String> read(
      @AuthenticationPrincipal Member me,
      @RequestBody(required = false) @Nullable ReadBody body,
      HttpServletRequest request) {
    return idempotency.<Boolean>answer(
        me.id(),
        request,
        body,
        receipt -> {
          inbox.read(me.id(), body == null ? null : upTo(body), receipt);
          return true;
        },
        _ -> Answer.empty(204));
  }

  private static @Nullable AlarmId upTo(ReadBody body) {
    try {
      return body.upTo() == null ? null : new AlarmId(body.upTo());
    } catch (IllegalArgumentException e) {
      throw Refusal.field(Reason.NOT_FOR_THIS_ROOM, "upTo", "is not an alarm in your inbox");
    }
  }
}
