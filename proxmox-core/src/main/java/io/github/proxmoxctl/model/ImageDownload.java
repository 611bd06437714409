package io.github.proxmoxctl.model;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A disk image that Proxmox downloads and servers are imported from.
 *
 * @param url {@code http} or {@code https}; what counts is the digest
 * @param algorithm {@code sha256}, {@code sha384} or {@code sha512}
 * @param digest in lower-case hexadecimal
 * @param datastore the name of the one that keeps the file, with content {@code import}
 */
public record ImageDownload(String url, String algorithm, String digest, String datastore)
    implements Image.Source {

  /** The format by the ending of a URL's path. Proxmox takes a file for what its name says. */
  private static final Map<String, String> FORMATS =
      Map.of("qcow2", "qcow2", "img", "qcow2", "raw", "raw", "vmdk", "vmdk");

  private static final Map<String, Integer> DIGITS =
      Map.of("sha256", 64, "sha384", 96, "sha512", 128);

  /** So that another content never has the name of an old one. */
  private static final int DIGITS_IN_NAME = 12;

  public ImageDownload {
    digest = digest.toLowerCase(Locale.ROOT);
  }

  /** The format that its URL tells; empty for one that Proxmox does not import. */
  public Optional<String> format() {
    return Optional.ofNullable(FORMATS.get(ending()));
  }

  /** What the name of the file at the URL ends in, without the dot. */
  public String ending() {
    String path = url.split("\\?", 2)[0];
    String file = path.substring(path.lastIndexOf('/') + 1);
    return file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** Whether the URL has a user or a password in it. */
  public boolean hasCredentials() {
    return url.matches("https?://[^/?]*@.*");
  }

  /** How many digits the digest of its algorithm has. */
  public int digits() {
    return DIGITS.getOrDefault(algorithm, 0);
  }

  /** The volume id of the file on a storage. */
  public String volume(String storage, String image, String version) {
    return storage + ":" + Datastore.IMPORT + "/" + fileName(image, version);
  }

  /**
   * The name of the file on the datastore, {@code debian-12-20260112-9f86d081884c.qcow2}: another
   * version or content is another file. In the characters that Proxmox leaves as they are
   * (normalize_content_filename of pve-storage).
   */
  public String fileName(String image, String version) {
    String start = digest.substring(0, Math.min(DIGITS_IN_NAME, digest.length()));
    return (image + "-" + version + "-" + start).replaceAll("[^A-Za-z0-9_.-]", "_")
        + "."
        + format().orElse("qcow2");
  }
}
