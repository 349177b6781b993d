package app.voda.withdrawal.http;

import app.voda.member.Member;
import app.voda.withdrawal.Withdrawal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Leaving voda for good.
@RestController
@Tag(name = "Members")
class WithdrawalController {
  private final Withdrawal withdrawal;

  WithdrawalController(Withdrawal withdrawal) {
    this.withdrawal = withdrawal;
  }

  @DeleteMapping("/v1/members/me")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Withdraw: leave every room, and remove what is mine")
  void withdraw(@AuthenticationPrincipal Member me) {
    withdrawal.withdraw(me.id());
  }
}
