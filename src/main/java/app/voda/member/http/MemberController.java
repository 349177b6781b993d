package app.voda.member.http;

import app.voda.member.Member;
import app.voda.member.MemberName;
import app.voda.member.MemberService;
import app.voda.problem.FieldProblem;
import app.voda.problem.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A member's own profile.
@RestController
@Tag(name = "Members")
class MemberController {
  private final MemberService service;

  MemberController(MemberService service) {
    this.service = service;
  }

  @GetMapping("/v1/members/me")
  @Operation(summary = "My profile")
  MemberView me(@AuthenticationPrincipal Member me) {
    return MemberView.of(me);
  }

  @PatchMapping("/v1/members/me")
  @Operation(summary = "Change my profile and which alarms reach my phones")
  MemberView change(@AuthenticationPrincipal Member me, @RequestBody ProfilePatch patch) {
    return MemberView.of(service.change(me.id(), patch::applyTo));
  }

  /// Whether a name is free.
  record Availability(boolean available) {}

  @GetMapping("/v1/members/verify")
  @Operation(summary = "Is this name free?")
  @SecurityRequirements
  Availability verify(@Parameter(example = "Leo") @RequestParam String nickname) {
    new NameCheck()
        .broken(nickname)
        .ifPresent(message -> {
          throw Refusal.invalid(List.of(new FieldProblem("nickname", message)));
        });
    return new Availability(service.isFree(new MemberName(nickname)));
  }
}
