package io.github.proxmoxctl.lab.tls;

import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * The lab's certificate authority and what it signs; ECDSA on P-256.
 *
 * @param authority the authority with its key
 */
public record Certificates(HeldCertificate authority) {
  private static final long AUTHORITY_DAYS = 3650;
  private static final long SERVER_DAYS = 365;

  /** A new authority. */
  public static Certificates create() {
    return new Certificates(
        new HeldCertificate.Builder()
            .ecdsa256()
            .certificateAuthority(0)
            .commonName("proxmoxctl lab CA")
            .organizationalUnit("proxmoxctl lab")
            .duration(AUTHORITY_DAYS, TimeUnit.DAYS)
            .build());
  }

  /** An authority from its PEM texts. */
  public static Certificates read(String certificatePem, String keyPem) {
    return new Certificates(HeldCertificate.decode(certificatePem + "\n" + keyPem));
  }

  /** The authority's certificate, for clients to trust. */
  public String authorityPem() {
    return authority.certificatePem();
  }

  /** The authority's key. */
  public String authorityKeyPem() {
    return authority.privateKeyPkcs8Pem();
  }

  /** A TLS context of a server certificate for this machine's loopback and one more host. */
  public SSLContext server(String host) {
    HeldCertificate.Builder server =
        new HeldCertificate.Builder()
            .ecdsa256()
            .signedBy(authority)
            .commonName("proxmoxctl lab")
            .duration(SERVER_DAYS, TimeUnit.DAYS)
            .addSubjectAlternativeName("localhost")
            .addSubjectAlternativeName("127.0.0.1");
    if (!host.equals("localhost") && !host.equals("127.0.0.1")) {
      server.addSubjectAlternativeName(host);
    }
    return new HandshakeCertificates.Builder()
        .heldCertificate(server.build(), authority.certificate())
        .build()
        .sslContext();
  }
}
