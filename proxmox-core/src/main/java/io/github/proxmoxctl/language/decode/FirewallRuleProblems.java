package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DidYouMean;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What Proxmox would refuse in a firewall rule, found before it is asked. */
final class FirewallRuleProblems {

  private static final int LONGEST_ADDRESSES = 512;

  private final Fields rule;
  private final List<Diagnostic> problems = new ArrayList<>();

  private FirewallRuleProblems(Fields rule) {
    this.rule = rule;
  }

  static List<Diagnostic> of(Fields rule) {
    var found = new FirewallRuleProblems(rule);
    if (rule.has("macro")) {
      found.macro(rule.text("macro"));
    }
    if (rule.has("proto")) {
      found.protocol(rule.text("proto"));
    }
    if (rule.has("icmpType")) {
      found.icmpType(rule.text("icmpType"), rule.text("proto", ""));
    }
    found.ports();
    found.addresses();
    return found.problems;
  }

  private void macro(String macro) {
    if (!FirewallWords.MACROS.contains(macro)) {
      Optional<String> meant = nearest(macro, FirewallWords.MACROS);
      Diagnostic problem =
          meant.isPresent()
              ? Diagnostic.error(
                      "firewall.macro", "there is no macro " + Quoted.of(macro), rule.at("macro"))
                  .next("did you mean " + Quoted.of(meant.get()) + "?")
              : Diagnostic.warning(
                      "firewall.macro",
                      "Proxmox VE 9 knows no macro " + Quoted.of(macro),
                      rule.at("macro"))
                  .next("say it by `proto` and `dport`, unless your Proxmox is newer");
      problems.add(problem);
    }
    for (String key : List.of("proto", "sport", "dport", "icmpType")) {
      if (rule.has(key)) {
        problems.add(
            Diagnostic.error(
                    "firewall.both",
                    "`macro` and " + "`" + key + "` are both there",
                    rule.node().keyLocation(key))
                .because("a macro is a name for protocol and ports")
                .next("keep one of them"));
        return;
      }
    }
  }

  private void protocol(String protocol) {
    if (protocol.matches("\\d+")) {
      if (protocol.length() > 3 || Integer.parseInt(protocol) > 255) {
        problems.add(
            Diagnostic.error(
                    "firewall.protocol", Quoted.of(protocol) + " is no protocol", rule.at("proto"))
                .next("write a number from 0 to 255, or a name such as tcp"));
      }
    } else if (!FirewallWords.PROTOCOLS.contains(protocol)) {
      // a node's /etc/protocols may have it, but not what looks like a slip of the pen
      nearest(protocol, FirewallWords.PROTOCOLS)
          .ifPresent(
              meant ->
                  problems.add(
                      Diagnostic.error(
                              "firewall.protocol",
                              "there is no protocol " + Quoted.of(protocol),
                              rule.at("proto"))
                          .next("did you mean " + Quoted.of(meant) + "?")));
    }
  }

  private void icmpType(String type, String protocol) {
    if (rule.has("macro")) {
      return;
    }
    Set<String> known = FirewallWords.ICMP_TYPES.get(protocol);
    if (known == null) {
      problems.add(
          Diagnostic.error(
                  "firewall.icmpType",
                  "`icmpType` is there without the protocol that has it",
                  rule.node().keyLocation("icmpType"))
              .next("write `proto: icmp`, or icmpv6"));
    } else if (!known.contains(type)) {
      problems.add(
          Diagnostic.error(
                  "firewall.icmpType",
                  protocol + " has no type " + Quoted.of(type),
                  rule.at("icmpType"))
              .next(
                  nearest(type, known)
                      .map(meant -> "did you mean " + Quoted.of(meant) + "?")
                      .orElse("write a type such as echo-request")));
    }
  }

  private void ports() {
    for (String key : List.of("dport", "sport")) {
      if (rule.has(key)) {
        Location at = rule.at(key);
        Optional<Diagnostic> wrong =
            FirewallPorts.problem(FirewallRuleDecoder.parts(rule, key), at);
        wrong.ifPresent(problems::add);
        if (wrong.isEmpty() && !rule.has("macro")) {
          portless(key);
        }
      }
    }
  }

  private void portless(String key) {
    String protocol = rule.text("proto", "");
    if (!FirewallWords.WITH_PORTS.contains(protocol)) {
      problems.add(
          Diagnostic.error(
                  "firewall.protocol",
                  protocol.isEmpty()
                      ? "`" + key + "` is there without `proto`"
                      : "protocol " + Quoted.of(protocol) + " has no ports",
                  rule.node().keyLocation(key))
              .next(
                  protocol.isEmpty()
                      ? "add `proto: tcp` (or udp)"
                      : "leave `" + key + "` out, or write `proto: tcp` (or udp)"));
    }
  }

  private void addresses() {
    Set<Integer> versions = new TreeSet<>();
    switch (rule.text("proto", "")) {
      case "icmp" -> versions.add(4);
      case "icmpv6", "ipv6-icmp" -> versions.add(6);
      default -> {}
    }
    for (String key : List.of("source", "dest")) {
      if (!rule.has(key)) {
        continue;
      }
      List<String> parts = FirewallRuleDecoder.parts(rule, key);
      Optional<Diagnostic> wrong = FirewallAddresses.problem(parts, rule.at(key));
      if (wrong.isPresent()) {
        problems.add(wrong.get());
        return;
      }
      if (String.join(",", parts).length() > LONGEST_ADDRESSES) {
        problems.add(
            Diagnostic.error(
                    "firewall.address",
                    "the list is longer than the %d characters that Proxmox takes"
                        .formatted(LONGEST_ADDRESSES),
                    rule.at(key))
                .next("divide it over several rules, or use an IP set"));
      }
      versions.addAll(FirewallAddresses.versions(parts));
      if (versions.size() > 1) {
        problems.add(FirewallAddresses.mixed(rule.at(key)));
        return;
      }
    }
  }

  private static Optional<String> nearest(String typed, Collection<String> known) {
    // "http" is HTTP before it is anything else
    return known.stream()
        .filter(word -> word.toLowerCase(Locale.ROOT).equals(typed.toLowerCase(Locale.ROOT)))
        .findFirst()
        .or(() -> DidYouMean.nearest(typed, known));
  }
}
