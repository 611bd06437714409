package io.github.proxmoxctl.lab.nspawn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.proxmoxctl.lab.host.GuestAgent;
import io.github.proxmoxctl.lab.refusal.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The agent of one host: the lab itself, looking into it. */
final class NspawnAgent implements GuestAgent, AutoCloseable {
  /** A file may be a pipe that nobody writes. */
  private static final String READING = "30";

  private final Container container;
  private final Map<Long, AgentProgram> programs = new ConcurrentHashMap<>();

  NspawnAgent(Container container) {
    this.container = container;
  }

  @Override
  public List<Map<String, Object>> interfaces() {
    List<Map<String, Object>> interfaces = new ArrayList<>();
    try {
      for (JsonNode device : JsonMapper.builder().build().readTree(run("ip", "-s", "-j", "addr"))) {
        interfaces.add(face(device));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("ip prints addresses that are no JSON: " + e.getMessage(), e);
    }
    return interfaces;
  }

  @Override
  public String hostName() {
    return run("cat", "/proc/sys/kernel/hostname").strip();
  }

  @Override
  public Map<String, Object> osInfo() {
    Map<String, String> release = new LinkedHashMap<>();
    run("cat", "/etc/os-release")
        .lines()
        .filter(line -> line.contains("="))
        .forEach(
            line ->
                release.put(
                    line.substring(0, line.indexOf('=')),
                    line.substring(line.indexOf('=') + 1).replaceAll("^\"|\"$", "")));
    Map<String, Object> info = new LinkedHashMap<>();
    for (String key : List.of("id", "name", "pretty-name", "version", "version-id")) {
      String value = release.get(key.toUpperCase(Locale.ROOT).replace('-', '_'));
      if (value != null) {
        info.put(key, value);
      }
    }
    info.put("kernel-release", run("uname", "-r").strip());
    info.put("kernel-version", run("uname", "-v").strip());
    info.put("machine", run("uname", "-m").strip());
    return info;
  }

  @Override
  public Content read(String file, int limit) {
    try {
      Process reader =
          new ProcessBuilder(container.inside(List.of("timeout", READING, "cat", "--", file)))
              .redirectInput(ProcessBuilder.Redirect.from(AgentProgram.NOTHING))
              .start();
      try (InputStream output = reader.getInputStream();
          InputStream errors = reader.getErrorStream()) {
        byte[] bytes = output.readNBytes(limit);
        boolean isWhole = output.read() < 0;
        if (!isWhole) {
          reader.destroyForcibly();
          return new Content(new String(bytes, StandardCharsets.ISO_8859_1), false);
        }
        String words = new String(errors.readAllBytes(), StandardCharsets.UTF_8).strip();
        if (reader.waitFor() != 0) {
          throw Refusal.died(
              "Agent error: failed to open file '"
                  + file
                  + "' (mode: 'r'): "
                  + words.substring(words.lastIndexOf(": ") + 1).strip());
        }
        return new Content(new String(bytes, StandardCharsets.ISO_8859_1), true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read in the host", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusal.died("Agent error: interrupted");
    }
  }

  @Override
  public long execute(List<String> command, byte[] input) {
    AgentProgram program = AgentProgram.start(container.inside(command), input);
    programs.put(program.number(), program);
    return program.number();
  }

  @Override
  public Optional<Execution> execution(long number) {
    AgentProgram program = programs.get(number);
    if (program == null) {
      return Optional.empty();
    }
    Execution execution = program.execution();
    if (execution.exitCode() != null) {
      programs.remove(number);
    }
    return Optional.of(execution);
  }

  @Override
  public void shutdown() {
    container.powerOff();
  }

  /** Forgets the programs; they have ended with the host. */
  @Override
  public void close() {
    programs.values().forEach(AgentProgram::close);
    programs.clear();
  }

  private String run(String... program) {
    try {
      return Shell.run("", container.inside(List.of(program)));
    } catch (HostException e) {
      throw Refusal.died("Agent error: " + e.getMessage());
    }
  }

  private static Map<String, Object> face(JsonNode device) {
    List<Map<String, Object>> addresses = new ArrayList<>();
    for (JsonNode address : device.path("addr_info")) {
      Map<String, Object> view = new LinkedHashMap<>();
      view.put("ip-address-type", address.path("family").asText().equals("inet") ? "ipv4" : "ipv6");
      view.put("ip-address", address.path("local").asText());
      view.put("prefix", address.path("prefixlen").asInt());
      addresses.add(view);
    }
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("name", device.path("ifname").asText());
    view.put("hardware-address", device.path("address").asText());
    if (!addresses.isEmpty()) {
      view.put("ip-addresses", addresses);
    }
    view.put("statistics", statistics(device.path("stats64")));
    return view;
  }

  private static Map<String, Object> statistics(JsonNode counters) {
    Map<String, Object> view = new LinkedHashMap<>();
    for (String way : List.of("rx", "tx")) {
      JsonNode counter = counters.path(way);
      view.put(way + "-bytes", counter.path("bytes").asLong());
      view.put(way + "-packets", counter.path("packets").asLong());
      view.put(way + "-errs", counter.path("errors").asLong());
      view.put(way + "-dropped", counter.path("dropped").asLong());
    }
    return view;
  }
}
