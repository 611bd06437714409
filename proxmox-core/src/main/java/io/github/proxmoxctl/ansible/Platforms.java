package io.github.proxmoxctl.ansible;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which ansible-core works with which system, by the Python that the system has: EL 8's 3.6 was
 * given up after 2.16, EL 10's and Ubuntu 24.04's 3.12 is known since 2.16, Debian 13's 3.13 since
 * 2.18. No version serves both EL 8 and Debian 13.
 */
public final class Platforms {

  private record Rule(Pattern image, String system, AnsibleVersion from, AnsibleVersion before) {}

  private static final AnsibleVersion ANY = new AnsibleVersion(0, 0, 0);
  private static final AnsibleVersion NEVER = new AnsibleVersion(9999, 0, 0);

  private static final List<Rule> RULES =
      List.of(
          rule("(?:rocky|alma|almalinux|rhel|centos|oracle|ol|el)-?8", "EL 8", ANY, core(17)),
          rule("(?:rocky|alma|almalinux|rhel|centos|oracle|ol|el)-?10", "EL 10", core(16), NEVER),
          rule("debian-?13|trixie", "Debian 13", core(18), NEVER),
          rule("ubuntu-?24|noble", "Ubuntu 24.04", core(16), NEVER));

  private Platforms() {}

  private static Rule rule(
      String image, String system, AnsibleVersion from, AnsibleVersion before) {
    return new Rule(
        Pattern.compile("(?:^|[^a-z0-9])(?:" + image + ")(?:[^0-9]|$)", Pattern.CASE_INSENSITIVE),
        system,
        from,
        before);
  }

  private static AnsibleVersion core(int minor) {
    return new AnsibleVersion(2, minor, 0);
  }

  /**
   * What will not work, as far as the image's name tells the system.
   *
   * @param image such as {@code rocky-8}
   * @param hosts those that run it, for the message
   */
  public static Optional<Diagnostic> problem(
      AnsibleVersion version, String image, List<String> hosts, @Nullable Location location) {
    return RULES.stream()
        .filter(
            rule -> {
              Matcher matcher = rule.image().matcher(image);
              return matcher.find()
                  && (version.compareTo(rule.from()) < 0 || version.compareTo(rule.before()) >= 0);
            })
        .findFirst()
        .map(
            rule ->
                Diagnostic.error(
                        "ansible.platform",
                        "ansible-core %s does not work with %s (image \"%s\")"
                            .formatted(version, rule.system(), image),
                        location)
                    .because("it is what runs on " + String.join(", ", hosts))
                    .next(
                        rule.before().equals(NEVER)
                            ? "use ansible-core %d.%d or newer"
                                .formatted(rule.from().major(), rule.from().minor())
                            : "use an ansible-core older than %d.%d: name it in %s or in"
                                    .formatted(
                                        rule.before().major(),
                                        rule.before().minor(),
                                        AnsibleSearch.CHOICE)
                                + " spec.ansible.command of proxmox.yaml"));
  }
}
