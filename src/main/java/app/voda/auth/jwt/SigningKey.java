package app.voda.auth.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.util.BigIntegers;

/// The key that signs access tokens: EC P-256 in a PKCS#8 PEM file.
public final class SigningKey {
  private static final int COORDINATE_BYTES = 32;

  private SigningKey() {}

  /// Reads the key.
  ///
  /// @throws IllegalArgumentException if there is no such key; the message is for the operator
  public static ECKey read(Path file) {
    try (var pem = new PEMParser(Files.newBufferedReader(file))) {
      if (pem.readObject() instanceof PrivateKeyInfo info
          && PrivateKeyFactory.createKey(info) instanceof ECPrivateKeyParameters key
          && key.getParameters() instanceof ECNamedDomainParameters curve
          && curve.getName().equals(SECObjectIdentifiers.secp256r1)) {
        return withPublicHalf(key);
      }
      throw new IllegalArgumentException(file + " is not a PKCS#8 PEM file with an EC P-256 key");
    } catch (IOException | JOSEException e) {
      throw new IllegalArgumentException(file + " is not a readable PEM file (" + e + ")", e);
    }
  }

  // PKCS#8 need not carry the public point, and the JDK's own does not.
  private static ECKey withPublicHalf(ECPrivateKeyParameters key) throws JOSEException {
    var point = key.getParameters().getG().multiply(key.getD()).normalize();
    return new ECKey.Builder(
            Curve.P_256,
            Base64URL.encode(point.getAffineXCoord().getEncoded()),
            Base64URL.encode(point.getAffineYCoord().getEncoded()))
        .d(Base64URL.encode(BigIntegers.asUnsignedByteArray(COORDINATE_BYTES, key.getD())))
        .keyIDFromThumbprint()
        .build();
  }

  /// Reads the key, making it first if there is none.
  public static ECKey readOrMake(Path file) {
    if (!Files.exists(file)) {
      make(file);
    }
    return read(file);
  }

  private static void make(Path file) {
    try {
      var pkcs8 = new ECKeyGenerator(Curve.P_256).generate().toECPrivateKey().getEncoded();
      var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(pkcs8);
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(
          file,
          "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n",
          StandardOpenOption.CREATE_NEW);
      if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(
            file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
      }
    } catch (FileAlreadyExistsException e) {
      // Another process of the same start was faster: its key is as good.
    } catch (IOException | JOSEException e) {
      throw new IllegalArgumentException(
          "cannot keep a signing key at " + file + " (" + e + ")", e);
    }
  }
}
