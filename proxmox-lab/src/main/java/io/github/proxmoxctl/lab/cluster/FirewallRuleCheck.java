package io.github.proxmoxctl.lab.cluster;

import io.github.proxmoxctl.lab.refusal.Refusal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses the rules that Proxmox refuses, in its words (verify_rule of PVE::Firewall). */
final class FirewallRuleCheck {

  /** What a rule can say. */
  static final Set<String> PROPERTIES =
      Set.of(
          "type",
          "action",
          "macro",
          "iface",
          "source",
          "dest",
          "proto",
          "enable",
          "log",
          "sport",
          "dport",
          "comment",
          "icmp-type");

  private static final Set<String> MACROS =
      Set.of(
          ("Amanda Auth BGP BitTorrent BitTorrent32 Ceph CVS Citrix DAAP DCC DHCPfwd DHCPv6 DNS"
                  + " Distcc FTP Finger GNUnet GRE Git HKP HTTP HTTPS ICPV2 ICQ IMAP IMAPS IPIP"
                  + " IPsec IPsecah IPsecnat IRC Jetdirect L2TP LDAP LDAPS MSNP MSSQL Mail MDNS"
                  + " Munin MySQL NNTP NNTPS NTP NeighborDiscovery OSPF OpenVPN PCA PMG POP3 POP3S"
                  + " PPtP Ping PostgreSQL Printer RDP RIP RNDC Razor Rdate Rsync SANE SMB SMBswat"
                  + " SMTP SMTPS SNMP SPAMD SSH SVN SixXS SPICEproxy Squid Submission Syslog TFTP"
                  + " Telnet Telnets Time Trcrt VNC VNCL Web Webcache Webmin Whois")
              .split(" "));
  private static final Set<String> WITH_PORTS =
      Set.of("tcp", "6", "udp", "17", "udplite", "136", "dccp", "33", "sctp", "132");
  private static final Set<String> ICMP = Set.of("icmp", "icmpv6", "ipv6-icmp");
  private static final Set<String> TYPES = Set.of("in", "out", "forward");

  private FirewallRuleCheck() {}

  static void check(Map<String, String> rule, boolean isOfGroup) {
    String type = required(rule, "type");
    String action = required(rule, "action");
    if (!(TYPES.contains(type) && (isOfGroup || !type.equals("forward")))
        && !(type.equals("group") && !isOfGroup)) {
      throw Refusal.parameter(
          "type",
          "invalid rule type '%s' for rule_env '%s'".formatted(type, isOfGroup ? "group" : "vm"));
    }
    if (type.equals("group")) {
      refuse(
          !action.matches("[A-Za-z][A-Za-z0-9\\-_]+"),
          "action",
          "invalid characters in security group name");
    } else {
      refuse(!action.matches("ACCEPT|DROP|REJECT"), "action", "unknown action '" + action + "'");
    }
    String iface = rule.get("iface");
    if (iface != null) {
      refuse(isOfGroup, "type", "parameter -i not allowed for this rule type");
      refuse(
          !iface.matches("net\\d+"), "iface", "value does not match the regex pattern 'net\\d+'");
    }
    String macro = rule.get("macro");
    refuse(macro != null && !MACROS.contains(macro), "macro", "unknown macro '" + macro + "'");
    refuse(
        macro != null && rule.containsKey("proto"),
        "proto",
        "parameter 'proto' already define in macro");
    ports(rule);
  }

  private static void ports(Map<String, String> rule) {
    String proto = rule.get("proto");
    boolean isIcmp = proto != null && ICMP.contains(proto);
    for (String port : new String[] {"dport", "sport"}) {
      String value = rule.get(port);
      if (value != null && !rule.containsKey("macro")) {
        refuse(proto == null, "proto", "missing property - '" + port + "' requires this property");
        boolean takesIt =
            (proto != null && WITH_PORTS.contains(proto)) || (isIcmp && port.equals("dport"));
        refuse(!takesIt, port, "protocol '" + proto + "' does not support ports");
        refuse(numbers(value) > 15, port, "too many entries in port list (> 15 numbers)");
      }
    }
    refuse(
        rule.containsKey("icmp-type") && !isIcmp,
        "proto",
        "missing property - 'icmp-type' requires this property");
    for (String addresses : new String[] {"source", "dest"}) {
      String value = rule.get(addresses);
      boolean isMixed = value != null && value.contains(":") && value.matches(".*\\d\\.\\d.*");
      refuse(
          isMixed, addresses, "detected mixed ipv4/ipv6 addresses in address list '" + value + "'");
    }
  }

  private static int numbers(String ports) {
    int numbers = 0;
    for (String item : ports.split(",", -1)) {
      numbers += item.matches("\\d+") ? 1 : item.matches("\\d+:\\d+") ? 2 : 0;
    }
    return numbers;
  }

  private static String required(Map<String, String> rule, String key) {
    @Nullable String value = rule.get(key);
    if (value == null) {
      throw Refusal.parameter(key, "missing property");
    }
    return value;
  }

  private static void refuse(boolean isWrong, String parameter, String why) {
    if (isWrong) {
      throw Refusal.parameter(parameter, why);
    }
  }
}
