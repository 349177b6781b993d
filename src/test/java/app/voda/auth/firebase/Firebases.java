package app.voda.auth.firebase;

import app.voda.testing.FakeFirebaseAuth;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/// Sign-in at a Firebase Auth of the test's own.
final class Firebases {
  static final String PROJECT = "voda-test";

  private Firebases() {}

  static FirebaseCodes at(FakeFirebaseAuth fake, Duration most) {
    var transport = new NetHttpTransport.Builder().setConnectionFactory(fake::connect).build();
    return new FirebaseCodes(PROJECT, credentials(), transport, most);
  }

  static GoogleCredentials credentials() {
    var until = Date.from(Instant.now().plus(Duration.ofHours(1)));
    return GoogleCredentials.create(new AccessToken("access", until));
  }
}
