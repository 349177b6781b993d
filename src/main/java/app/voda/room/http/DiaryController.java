package app.voda.room.http;

import app.voda.diary.Diaries;
import app.voda.diary.Diary;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.member.Member;
import app.voda.member.Members;
import app.voda.problem.Reason;
import app.voda.problem.Refusal;
import app.voda.room.Posting;
import app.voda.room.Posting.Draft;
import app.voda.room.RoomService;
import app.voda.store.Cursor;
import app.voda.store.Page;
import app.voda.web.Answer;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What is written in a room.
@RestController
@RequestMapping("/v1/rooms/{roomId}/diaries")
@Tag(name = "Diaries")
class DiaryController {
  private static final int DIARIES_A_PAGE = 10;

  private final Posting posting;
  private final RoomService rooms;
  private final Diaries diaries;
  private final Members members;
  private final Idempotency idempotency;

  DiaryController(
      Posting posting,
      RoomService rooms,
      Diaries diaries,
      Members members,
      Idempotency idempotency) {
    this.posting = posting;
    this.rooms = rooms;
    this.diaries = diaries;
    this.members = members;
    this.idempotency = idempotency;
  }

  /// A diary to be posted.
  record PostBody(
      @NotNull(message = "must be given")
          @Text(min = 1, max = 60)
          @Schema(example = "The sea", minLength = 1, maxLength = 60)
          String title,
      @NotNull(message = "must be given")
          @Text(min = 1, max = 10_000, lines = true)
          @Schema(example = "Today we went to the sea.", minLength = 1, maxLength = 10_000)
          String text,
      @Text(max = 60) @Schema(example = "Sokcho", maxLength = 60) @Nullable String place,
      @Size(max = 20, message = "must have at most 20 items") @Schema(example = "[]")
          @Nullable List<@NotNull(message = "must be given") String> attachmentIds) {}

  /// A diary with its author.
  record DiaryView(
      @Schema(example = "3") String diaryId,
      RoomId roomId,
      @Schema(example = "3") int turn,
      MemberCard author,
      @Schema(example = "The sea") String title,
      @Schema(example = "Today we went to the sea.") String text,
      @Schema(example = "Sokcho") @Nullable String place,
      Instant createdAt) {

    static DiaryView of(Diary diary, Map<MemberId, Member> known) {
      return new DiaryView(
          diary.id(),
          diary.room(),
          diary.turn(),
          MemberCard.of(diary.author(), known),
          diary.title(),
          diary.text(),
          diary.place(),
          diary.createdAt());
    }
  }

  @PostMapping
  @Operation(summary = "Post the diary of my turn, which ends it")
  @ApiResponse(
      responseCode = "201",
      description = "Posted",
      content = @Content(schema = @Schema(implementation = DiaryView.class)))
  ResponseEntity<String> post(
      @AuthenticationPrincipal Member me,
      @PathVariable RoomId roomId,
      @RequestBody PostBody body,
      HttpServletRequest request) {
    var draft = new Draft(body.title(), body.text(), body.place());
    return idempotency.<Diary>answer(
        me.id(),
        request,
        body,
        receipt -> {
          requireKnown(body.attachmentIds());
          return posting.post(roomId, me.id(), draft, receipt);
        },
        diary ->
            Answer.created(
                "/v1/rooms/" + roomId + "/diaries/" + diary.id(),
                DiaryView.of(diary, Map.of(me.id(), me))));
  }

  // Nothing can be uploaded in this version, so no attachment is anybody's.
  private static void requireKnown(@Nullable List<String> attachmentIds) {
    if (attachmentIds != null && !attachmentIds.isEmpty()) {
      throw Refusal.field(
          Reason.NOT_FOR_THIS_ROOM, "attachmentIds", "names an attachment that is not yours");
    }
  }

  @GetMapping
  @Operation(summary = "The room's diaries, newest first")
  Page<DiaryView> list(
      @AuthenticationPrincipal Member me,
      @PathVariable RoomId roomId,
      @RequestParam(required = false) @Nullable String cursor,
      @Schema(type = "integer", defaultValue = "10", minimum = "1", maximum = "100")
          @RequestParam(required = false)
          @Nullable String size) {
    rooms.get(roomId, me.id());
    var page =
        diaries.of(roomId, Paging.page(cursor, size, DIARIES_A_PAGE, DiaryController::isOfDiaries));
    var authors = page.items().stream().map(Diary::author).collect(Collectors.toSet());
    var known = members.findAll(authors);
    return page.map(diary -> DiaryView.of(diary, known));
  }

  // A diary's id is the turn's number.
  private static boolean isOfDiaries(Cursor cursor) {
    return cursor.id().matches("[0-9]{1,9}");
  }

  @GetMapping("/{diaryId}")
  @Operation(summary = "One diary")
  DiaryView get(
      @AuthenticationPrincipal Member me,
      @PathVariable RoomId roomId,
      @PathVariable String diaryId) {
    rooms.get(roomId, me.id());
    var diary = diaries.find(roomId, diaryId).orElseThrow(Refusal::notFound);
    return DiaryView.of(diary, members.findAll(List.of(diary.author())));
  }
}
