package org.comethunter.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A certificate, those that vouch for it, and its private key. Immutable. */
public final class TlsIdentity {

  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  private final List<X509Certificate> chain;
  private final PrivateKey key;

  private TlsIdentity(List<X509Certificate> chain, PrivateKey key) {
    this.chain = List.copyOf(chain);
    this.key = key;
  }

  /**
   * Reads both from PEM files.
   *
   * @param certificate the certificate, and after it those that vouch for it
   * @param key its private key, in PKCS #8 and without a pass phrase
   * @throws IllegalArgumentException with a sentence for the user if a file cannot be used, or they
   *     do not belong together
   */
  public static TlsIdentity read(Path certificate, Path key) {
    List<X509Certificate> chain = readChain(certificate);
    PrivateKey secret = readKey(key, chain.getFirst().getPublicKey());
    return new TlsIdentity(chain, secret);
  }

  /**
   * Reads the certificates of a PEM file, the server's own first.
   *
   * @throws IllegalArgumentException with a sentence for the user if it cannot be used
   */
  public static List<X509Certificate> readChain(Path file) {
    List<X509Certificate> chain = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file)) {
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        chain.add((X509Certificate) each);
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    } catch (CertificateException e) {
      throw new IllegalArgumentException("The file " + file + " holds no PEM certificate.", e);
    }
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("The file " + file + " holds no PEM certificate.");
    }
    return chain;
  }

  private static PrivateKey readKey(Path file, PublicKey partner) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    Matcher pem = KEY.matcher(text);
    if (!pem.find()) {
      throw new IllegalArgumentException(
          "The file %s holds no private key in PKCS #8 without a pass phrase; convert it with: openssl pkcs8 -topk8 -nocrypt"
              .formatted(file));
    }
    try {
      PrivateKey key =
          KeyFactory.getInstance(partner.getAlgorithm())
              .generatePrivate(
                  new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1))));
      if (belongTogether(key, partner)) {
        return key;
      }
    } catch (InvalidKeySpecException | IllegalArgumentException e) {
      throw strange(file, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "The private key in " + file + " is of a kind that cannot be used here.", e);
    }
    throw strange(file, null);
  }

  private static boolean belongTogether(PrivateKey key, PublicKey partner)
      throws GeneralSecurityException {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> key.getAlgorithm();
        };
    byte[] message = {1};
    Signature writer = Signature.getInstance(algorithm);
    writer.initSign(key);
    writer.update(message);
    Signature reader = Signature.getInstance(algorithm);
    reader.initVerify(partner);
    reader.update(message);
    return reader.verify(writer.sign());
  }

  private static IllegalArgumentException strange(Path file, Throwable cause) {
    return new IllegalArgumentException(
        "The private key in " + file + " does not belong to the certificate.", cause);
  }

  private static IllegalArgumentException unreadable(Path file, IOException cause) {
    return new IllegalArgumentException("The file " + file + " cannot be read.", cause);
  }

  /** The server's certificate, and those that vouch for it. */
  public List<X509Certificate> chain() {
    return chain;
  }

  PrivateKey key() {
    return key;
  }
}
