package io.github.proxmoxctl.render;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Sources;
import java.util.List;
import java.util.Map;

/** Problems of every shape, in files with every kind of character. */
final class TestProblems {

  static final Sources SOURCES =
      new Sources(
          Map.of(
              "catalog/networks.yaml",
              "name: app\n",
              "proxmox.yaml",
              "kind: Pipeline\n",
              "servers/shop/ä b#1.yaml",
              "a: 1\n# \uD83D\uDE80\uD83D\uDE80 {network: ap} 日本\n"));

  /** In a line with two characters outside the Basic Multilingual Plane before it. */
  static final Diagnostic SUGGESTED =
      Diagnostic.error(
              "reference.unknown",
              "there is no network \"ap\"",
              new Location("servers/shop/ä b#1.yaml", 2, 16, 2))
          .next("did you mean \"app\"?")
          .see(new Location("catalog/networks.yaml", 1, 7, 3), "declared here");

  static final Diagnostic MARKUP =
      Diagnostic.error("key.missing", "a <b> & \"c\" [d](e)", new Location("proxmox.yaml", 1, 7, 8))
          .because("one\ntwo\u001b[2J\u0000\uFFFF")
          .next("write {role: web}");

  static final Diagnostic WARNING =
      Diagnostic.warning("ssh.noKey", "no key", new Location("proxmox.yaml", 9, 3, 1));

  static final Diagnostic WHOLE_FILE =
      Diagnostic.error("file.ending", "only .yaml", Location.ofFile("servers/shop/web.yml"))
          .next("rename it");

  static final Diagnostic NOWHERE =
      Diagnostic.warning("repository.missing", "there is no proxmox.yaml", null).next("write it");

  static final List<Diagnostic> ALL = List.of(MARKUP, WARNING, SUGGESTED, WHOLE_FILE, NOWHERE);

  private TestProblems() {}
}
