package app.voda.push.apns;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.push.Delivery;
import app.voda.push.Delivery.Refused;
import app.voda.push.Delivery.RetryLater;
import app.voda.push.Delivery.TokenGone;
import app.voda.testing.Samples;
import com.eatthepath.pushy.apns.ApnsPushNotification;
import com.eatthepath.pushy.apns.PushNotificationResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/// The answers of APNs as Pushy hands them over: the table alone, without a server.
class ApnsDeliveriesTest extends ApnsAnswersContract {

  @Override
  Delivery answer(int status, String reason, @Nullable Instant timestamp) {
    return delivery(new Answer(status, UUID.randomUUID(), reason, timestamp));
  }

  @Test
  void whatAppleTookIsAccepted() {
    assertThat(delivery(new Answer(200, UUID.randomUUID(), null, null)))
        .isEqualTo(Delivery.ACCEPTED);
  }

  @Test
  void a200WithoutApplesIdIsSomebodyElses() {
    assertThat(delivery(new Answer(200, null, null, null)))
        .isEqualTo(fault("200 without a reason"));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"not a word", "Bad-Path", "Bad1", "Unregistered\n"})
  void aReasonThatIsNoWordIsNotApples(@Nullable String reason) {
    assertThat(delivery(new Answer(410, UUID.randomUUID(), reason, SINCE)))
        .isEqualTo(fault("410 without a reason"));
  }

  @Test
  void aReasonHas64LettersAtMost() {
    var longest = "R".repeat(64);
    assertThat(answer(400, longest, null)).isEqualTo(new Refused("400 " + longest));
    assertThat(answer(400, longest + "R", null)).isEqualTo(fault("400 without a reason"));
  }

  // Apple dates no such answer; a date would be that of another token.
  @Test
  void aTokenThatNobodyKnowsWasGoneWhenWeSent() {
    assertThat(answer(400, "BadDeviceToken", SINCE)).isEqualTo(new TokenGone(Samples.NOW));
  }

  @Test
  void noAnswerIsAPassingFault() {
    assertThat(ApnsAnswers.none("reset")).isEqualTo(fault("reset"));
  }

  @ParameterizedTest
  @CsvSource({
    "BadDeviceToken, true, false",
    "ExpiredProviderToken, false, true",
    "ExpiredToken, false, false",
    ", false, false"
  })
  void twoAreAskedAboutOnceMore(@Nullable String reason, boolean unknown, boolean expired) {
    var answer = ApnsAnswer.of(new Answer(400, UUID.randomUUID(), reason, null));
    assertThat(answer.isTokenUnknown()).isEqualTo(unknown);
    assertThat(answer.isProviderTokenExpired()).isEqualTo(expired);
  }

  private static Delivery delivery(Answer answer) {
    return ApnsAnswers.delivery(ApnsAnswer.of(answer), Samples.NOW);
  }

  private static RetryLater fault(String why) {
    return new RetryLater(Duration.ofSeconds(10), why);
  }

  /// An answer as Pushy hands it over.
  private record Answer(
      int status, @Nullable UUID id, @Nullable String reason, @Nullable Instant timestamp)
      implements PushNotificationResponse<ApnsPushNotification> {

    @Override
    public boolean isAccepted() {
      return status == 200;
    }

    @Override
    public int getStatusCode() {
      return status;
    }

    @Override
    public @Nullable UUID getApnsId() {
      return id;
    }

    @Override
    public Optional<String> getRejectionReason() {
      return Optional.ofNullable(reason);
    }

    @Override
    public Optional<Instant> getTokenInvalidationTimestamp() {
      return Optional.ofNullable(timestamp);
    }

    @Override
    public ApnsPushNotification getPushNotification() {
      throw new UnsupportedOperationException("nobody asks for it");
    }
  }
}
