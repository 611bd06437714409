package io.github.proxmoxctl.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.AppliedServer.Interface;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.AppliedStack.Intent;
import io.github.proxmoxctl.model.AppliedStack.Tombstone;
import io.github.proxmoxctl.model.Ipv4Address;
import io.github.proxmoxctl.model.Ipv6Address;
import io.github.proxmoxctl.model.RunRecord;
import io.github.proxmoxctl.model.RunRecord.Counts;
import io.github.proxmoxctl.model.RunRecord.Result;
import io.github.proxmoxctl.model.RunRecord.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTextTest {

  /** What some reader of YAML takes for something else than text, and what breaks lines. */
  private static final List<String> TRICKY =
      List.of(
          "no",
          "on",
          "y",
          "null",
          "~",
          "true",
          "1e3",
          "0x1f",
          "0777",
          "22:22",
          "1_000",
          ".inf",
          "2026-11-23",
          "=",
          "<<",
          "- a",
          "a: b",
          "a #b",
          " lead",
          "trail ",
          "\"quoted\"",
          "'",
          "\\",
          "line\nbreak",
          "tab\t",
          "ışık",
          "日本",
          "\uD83D\uDE80",
          "\u0085",
          "\u2028",
          "%",
          "&a",
          "*a",
          "!t",
          "{",
          "[",
          "|",
          ">",
          "");

  private static final List<Result> RESULTS = List.of(Result.values());

  @Test
  void aStackIsWrittenForPeople() {
    AppliedStack stack =
        new AppliedStack(
            "shop",
            "main",
            Samples.COMMIT,
            "7a41c90d55e2",
            new TreeMap<>(java.util.Map.of("r01", "sha256:5e")),
            new TreeMap<>(java.util.Map.of("1e3", Samples.server("1e3", 1001))),
            List.of(new Intent("run-2", Samples.server("shop-web-2", 1002))),
            List.of(new Tombstone(1003, "old", Samples.NOON)));
    assertThat(LedgerText.write("What this is.", StackTree.encode(stack)))
        .isEqualTo(
            """
            # What this is.
            formatVersion: 1
            stack: "shop"
            cluster: "main"
            sourceCommit: "3f9c2e1000000000000000000000000000000000"
            planDigest: "7a41c90d55e2"
            inputs:
              r01: "sha256:5e"
            servers:
              "1e3":
                firstName: "1e3"
                vmId: 1001
                uuid: "00000000-0000-5000-8000-000000001001"
                node: "pve1"
                root: "r01"
                image: "rocky-9"
                imageVersion: "1"
                template:
                  node: "pve2"
                  vmId: 9000
                protected: true
                disks:
                  system: "scsi0"
                networkSlots: 1
                interfaces:
                  front:
                    slot: 0
                    mac: "BC:24:11:00:00:E9"
                    network: "app"
                    address: "10.1.0.233"
            intents:
              - run: "run-2"
                name: "shop-web-2"
                server:
                  firstName: "shop-web-2"
                  vmId: 1002
                  uuid: "00000000-0000-5000-8000-000000001002"
                  node: "pve1"
                  root: "r01"
                  image: "rocky-9"
                  imageVersion: "1"
                  template:
                    node: "pve2"
                    vmId: 9000
                  protected: true
                  disks:
                    system: "scsi0"
                  networkSlots: 1
                  interfaces:
                    front:
                      slot: 0
                      mac: "BC:24:11:00:00:EA"
                      network: "app"
                      address: "10.1.0.234"
            tombstones:
              - vmId: 1003
                server: "old"
                freedAt: "2026-11-23T12:00:00Z"
            """);
  }

  @Test
  void whateverIsWrittenIsReadBackAndWrittenAlike() {
    Random random = new Random(20261123);
    for (int n = 0; n < 300; n++) {
      AppliedStack stack = randomStack(random);
      String text = LedgerText.write("x", StackTree.encode(stack));
      AppliedStack read = StackTree.decode(read(text));
      assertThat(read).isEqualTo(stack);
      assertThat(LedgerText.write("x", StackTree.encode(read))).isEqualTo(text);

      RunRecord run = randomRun(random);
      String runText = LedgerText.write("x", RunTree.encode(run));
      assertThat(RunTree.decode(read(runText))).isEqualTo(run);
    }
  }

  @Test
  void theLocaleOfTheMachineChangesNothing() {
    AppliedStack stack = randomStack(new Random(7));
    String here = LedgerText.write("x", StackTree.encode(stack));
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
      assertThat(LedgerText.write("x", StackTree.encode(stack))).isEqualTo(here);
      assertThat(StackTree.decode(read(here))).isEqualTo(stack);
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "formatVersion: 1     | formatVersion: 2       | ledger.formatVersion | 2",
        "formatVersion: 1     | version: 1             | ledger.damaged       | 2",
        "vmId: 1001           | vmId: \"1001\"         | ledger.damaged       | 12",
        "vmId: 1001           | vmId: 10.5             | ledger.damaged       | 12",
        "vmId: 1001           | vmId: 99999999999      | ledger.damaged       | 12",
        "node: \"pve1\"       | node: no               | ledger.damaged       | 14",
        "node: \"pve1\"       | node: !!str \"pve1\"   | ledger.damaged       | 14",
        "node: \"pve1\"       | node: *a              | ledger.damaged       | 14",
        "node: \"pve1\"       | host: \"pve1\"         | ledger.damaged       | 14",
        "protected: true      | protected: \"true\"    | ledger.damaged       | 21",
        "10.1.0.233           | 10.1.0.333             | ledger.damaged       | 30",
        "sha256:5e\"          | sha256:5e\\n  r01: \"\"| ledger.damaged       | 9",
        "tombstones: []       | tombstones: {}         | ledger.damaged       | 32",
        "tombstones: []       | tombstones: []\\nmore: 1 | ledger.damaged     | 33",
        "tombstones: []       | tombstones: []\\n---\\na: 1 | ledger.damaged  | 34",
        "tombstones: []       | tombstones: [          | ledger.damaged       | 32",
      })
  void whatItWouldNotWriteIsRefusedWithThePlace(
      String written, String damaged, String code, int line) {
    AppliedStack stack = Samples.stack("shop", Samples.server("shop-web-1", 1001));
    String text = LedgerText.write("x", StackTree.encode(stack));
    assertThat(text).contains(written);
    String replacement = damaged.replace("\\n", "\n").replace("5e\n", "5e\"\n");

    DiagnosticException thrown =
        catchThrowableOfType(
            DiagnosticException.class,
            () ->
                StackTree.decode(
                    read(
                        text.replaceFirst(
                            java.util.regex.Pattern.quote(written),
                            java.util.regex.Matcher.quoteReplacement(replacement)))));

    Diagnostic problem = thrown.diagnostics().get(0);
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.location())
        .satisfies(
            at -> {
              assertThat(String.valueOf(at)).startsWith("ledger:shop.yaml:" + line + ":");
            });
    assertThat(problem.remedy()).contains("proxmoxctl");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# only a comment\n", "just text", "- 1\n", "\u0000", "a: *b\n"})
  void nonsenseIsRefused(String text) {
    DiagnosticException thrown =
        catchThrowableOfType(DiagnosticException.class, () -> StackTree.decode(read(text)));
    assertThat(thrown.diagnostics().get(0).code()).isEqualTo("ledger.damaged");
  }

  @Test
  void whatIsNestedTooDeeplyIsRefused() {
    DiagnosticException thrown =
        catchThrowableOfType(DiagnosticException.class, () -> read("[".repeat(10_000)));
    assertThat(thrown.diagnostics().get(0).code()).isEqualTo("ledger.damaged");
  }

  private static Node read(String text) {
    return LedgerText.read("ledger:shop.yaml", text.getBytes(UTF_8));
  }

  private static AppliedStack randomStack(Random random) {
    return new AppliedStack(
        text(random),
        text(random),
        maybe(random, () -> text(random)),
        maybe(random, () -> text(random)),
        map(random, () -> text(random)),
        servers(random),
        list(random, () -> new Intent(text(random), server(random, text(random)))),
        list(random, () -> new Tombstone(random.nextInt(), text(random), instant(random))));
  }

  private static SortedMap<String, AppliedServer> servers(Random random) {
    SortedMap<String, AppliedServer> servers = new TreeMap<>();
    for (int n = random.nextInt(5); n > 0; n--) {
      String name = text(random);
      servers.put(name, server(random, name));
    }
    return servers;
  }

  private static AppliedServer server(Random random, String name) {
    return new AppliedServer(
        name,
        text(random),
        random.nextInt(1_000_000),
        text(random),
        text(random),
        text(random),
        text(random),
        text(random),
        maybe(random, () -> source(random)),
        random.nextBoolean(),
        map(random, () -> text(random)),
        map(
            random,
            () ->
                new Interface(
                    random.nextInt(32),
                    text(random),
                    text(random),
                    maybe(random, () -> new Ipv4Address(random.nextLong(1L << 32))),
                    maybe(random, () -> new Ipv6Address(random.nextLong(), random.nextLong())))),
        1);
  }

  private static AppliedServer.Source source(Random random) {
    return random.nextBoolean()
        ? new AppliedServer.Template(text(random), random.nextInt(10_000))
        : new AppliedServer.ImageFile(text(random));
  }

  private static RunRecord randomRun(Random random) {
    return new RunRecord(
        "run-" + random.nextInt(1000),
        text(random),
        text(random),
        instant(random),
        maybe(random, () -> instant(random)),
        maybe(random, () -> text(random)),
        list(
            random,
            () ->
                new Stage(
                    text(random),
                    text(random),
                    maybe(random, () -> text(random)),
                    RESULTS.get(random.nextInt(RESULTS.size())),
                    new Counts(random.nextInt(9), random.nextInt(9), 0, random.nextInt(9)),
                    list(random, () -> text(random)))));
  }

  private static String text(Random random) {
    return TRICKY.get(random.nextInt(TRICKY.size())) + (random.nextBoolean() ? "" : "x");
  }

  private static Instant instant(Random random) {
    return Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
  }

  private static <T> @Nullable T maybe(Random random, Supplier<T> value) {
    return random.nextInt(4) == 0 ? null : value.get();
  }

  private static <T> List<T> list(Random random, Supplier<T> value) {
    List<T> list = new ArrayList<>();
    for (int n = random.nextInt(4); n > 0; n--) {
      list.add(value.get());
    }
    return list;
  }

  private static <T> SortedMap<String, T> map(Random random, Supplier<T> value) {
    SortedMap<String, T> map = new TreeMap<>();
    for (int n = random.nextInt(4); n > 0; n--) {
      map.put(text(random), value.get());
    }
    return map;
  }
}
