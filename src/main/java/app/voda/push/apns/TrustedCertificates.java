package app.voda.push.apns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The certificates by which APNs is known; none means those that the JDK trusts.
public record TrustedCertificates(List<X509Certificate> certificates) {
  public TrustedCertificates {
    certificates = List.copyOf(certificates);
  }

  /// Reads a PEM file.
  ///
  /// @throws IllegalArgumentException if it holds no certificate; the message is for the operator
  public static TrustedCertificates read(@Nullable Path file) {
    if (file == null) {
      return new TrustedCertificates(List.of());
    }
    try (var pem = Files.newInputStream(file)) {
      var certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (certificates.isEmpty()) {
        throw new IllegalArgumentException(file + " has no certificate");
      }
      return new TrustedCertificates(certificates);
    } catch (IOException | CertificateException e) {
      throw new IllegalArgumentException(file + " is not a readable PEM file of certificates", e);
    }
  }
}
