package io.github.proxmoxctl.language.decode;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words that the firewall of Proxmox VE 9 knows (pve-firewall 6.0, {@code PVE/Firewall.pm}). */
final class FirewallWords {

  /** A newer Proxmox may know more. */
  static final Set<String> MACROS =
      words(
          """
          Amanda Auth BGP BitTorrent BitTorrent32 CVS Ceph Citrix DAAP DCC DHCPfwd DHCPv6 DNS Distcc
          FTP Finger GNUnet GRE Git HKP HTTP HTTPS ICPV2 ICQ IMAP IMAPS IPIP IPsec IPsecah IPsecnat
          IRC Jetdirect L2TP LDAP LDAPS MDNS MSNP MSSQL Mail Munin MySQL NNTP NNTPS NTP
          NeighborDiscovery OSPF OpenVPN PCA PMG POP3 POP3S PPtP Ping PostgreSQL Printer RDP RIP RNDC
          Razor Rdate Rsync SANE SMB SMBswat SMTP SMTPS SNMP SPAMD SPICEproxy SSH SVN SixXS Squid
          Submission Syslog TFTP Telnet Telnets Time Trcrt VNC VNCL Web Webcache Webmin Whois
          """);

  /** Protocols with ports, by name and number. */
  static final Set<String> WITH_PORTS = words("tcp 6 udp 17 udplite 136 dccp 33 sctp 132");

  /** The usual names of {@code /etc/protocols}; a node may know more. */
  static final Set<String> PROTOCOLS =
      words(
          """
          tcp udp icmp icmpv6 ipv6-icmp igmp udplite dccp sctp gre esp ah ospf vrrp l2tp pim ipip
          ipencap ipv6 eigrp mobility-header isis
          """);

  private static final Set<String> ICMP =
      words(
          """
          any echo-reply destination-unreachable network-unreachable host-unreachable
          protocol-unreachable port-unreachable fragmentation-needed source-route-failed
          network-unknown host-unknown network-prohibited host-prohibited TOS-network-unreachable
          TOS-host-unreachable communication-prohibited host-precedence-violation precedence-cutoff
          source-quench redirect network-redirect host-redirect TOS-network-redirect
          TOS-host-redirect echo-request router-advertisement router-solicitation time-exceeded
          ttl-zero-during-transit ttl-zero-during-reassembly parameter-problem ip-header-bad
          required-option-missing timestamp-request timestamp-reply address-mask-request
          address-mask-reply
          """);

  private static final Set<String> ICMPV6 =
      words(
          """
          destination-unreachable no-route communication-prohibited beyond-scope
          address-unreachable port-unreachable failed-policy reject-route packet-too-big
          time-exceeded ttl-zero-during-transit ttl-zero-during-reassembly parameter-problem
          bad-header unknown-header-type unknown-option echo-request echo-reply
          router-solicitation router-advertisement neighbor-solicitation neighbour-solicitation
          neighbor-advertisement neighbour-advertisement redirect
          """);

  /** The types of ICMP messages, by the protocol that has them. */
  static final Map<String, Set<String>> ICMP_TYPES =
      Map.of("icmp", ICMP, "icmpv6", ICMPV6, "ipv6-icmp", ICMPV6);

  private FirewallWords() {}

  private static Set<String> words(String text) {
    return Set.copyOf(List.of(text.strip().split("\\s+", -1)));
  }
}
