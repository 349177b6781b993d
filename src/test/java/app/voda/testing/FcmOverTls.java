package app.voda.testing;

import app.voda.push.fcm.FcmConnections;
import app.voda.push.fcm.FcmCredentials;
import app.voda.push.fcm.FcmSender;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/// Has voda send through {@link FakeFcm} as it sends through Google's: over TLS and HTTP/2. A
/// setting cannot, because no setting makes voda trust another certificate than Google's.
public final class FcmOverTls {
  private static final String ENDPOINT = "testing.fcm.endpoint";
  private static final String CERTIFICATE = "testing.fcm.certificate";

  /// The arguments to start voda with, beside this class as a source.
  public static String[] settings(FakeFcm fcm) {
    return settings(fcm.endpoint(), fcm.certificate());
  }

  /// As {@link #settings(FakeFcm)}, for one in another process.
  public static String[] settings(URI endpoint, X509Certificate trusted) {
    try {
      var certificate = Base64.getEncoder().encodeToString(trusted.getEncoded());
      return new String[] {
        "--" + ENDPOINT + "=" + endpoint, "--" + CERTIFICATE + "=" + certificate
      };
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Bean
  @Order(0)
  FcmSender fcmSenderOverTls(Environment environment, Clock systemClock)
      throws CertificateException {
    var endpoint = environment.getRequiredProperty(ENDPOINT, URI.class);
    var certificate =
        Base64.getDecoder().decode(environment.getRequiredProperty(CERTIFICATE, String.class));
    var trusted =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate));
    return new FcmSender(
        "p", FcmCredentials.none(systemClock), new FcmConnections(endpoint, trusted), systemClock);
  }
}
