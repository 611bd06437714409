package io.github.proxmoxctl.ansible;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** The version of ansible-core. */
public record AnsibleVersion(int major, int minor, int patch)
    implements Comparable<AnsibleVersion> {

  /** The oldest that our roles are written for: Debian 12's. */
  static final AnsibleVersion OLDEST = new AnsibleVersion(2, 14, 0);

  /** The first that they are not: none has been tried beyond 2.19. */
  static final AnsibleVersion BEYOND = new AnsibleVersion(2, 20, 0);

  private static final Pattern FORM =
      Pattern.compile("\\[core (\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})[^\\]]*\\]");

  private static final Comparator<AnsibleVersion> ORDER =
      Comparator.comparingInt(AnsibleVersion::major)
          .thenComparingInt(AnsibleVersion::minor)
          .thenComparingInt(AnsibleVersion::patch);

  /** From the first line of {@code ansible-playbook --version}. */
  static Optional<AnsibleVersion> parse(String line) {
    var matcher = FORM.matcher(line);
    return matcher.find()
        ? Optional.of(
            new AnsibleVersion(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3))))
        : Optional.empty();
  }

  boolean isSupported() {
    return compareTo(OLDEST) >= 0 && compareTo(BEYOND) < 0;
  }

  boolean isBefore(int otherMajor, int otherMinor) {
    return compareTo(new AnsibleVersion(otherMajor, otherMinor, 0)) < 0;
  }

  @Override
  public int compareTo(AnsibleVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
