package io.github.proxmoxctl.lab.endpoint;

import io.github.proxmoxctl.lab.api.Call;
import io.github.proxmoxctl.lab.api.Check;
import io.github.proxmoxctl.lab.api.Parameters;
import io.github.proxmoxctl.lab.api.Route;
import io.github.proxmoxctl.lab.api.RouteList;
import io.github.proxmoxctl.lab.cluster.Cluster;
import io.github.proxmoxctl.lab.cluster.Guest;
import io.github.proxmoxctl.lab.cluster.GuestPower;
import io.github.proxmoxctl.lab.cluster.Power;
import io.github.proxmoxctl.lab.config.PropertyString;
import io.github.proxmoxctl.lab.host.GuestAgent;
import io.github.proxmoxctl.lab.host.Hosts;
import io.github.proxmoxctl.lab.refusal.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The QEMU guest agent of guests with a host; in others none answers. */
public final class AgentEndpoints {
  private static final int LARGEST_FILE = 16 << 20;
  private static final String AUDIT = "VM.GuestAgent.Audit";
  private static final List<String> COMMANDS =
      List.of(
          "guest-exec",
          "guest-exec-status",
          "guest-file-close",
          "guest-file-open",
          "guest-file-read",
          "guest-get-host-name",
          "guest-get-osinfo",
          "guest-info",
          "guest-network-get-interfaces",
          "guest-ping",
          "guest-shutdown");

  private final Cluster cluster;
  private final Hosts hosts;

  /** Endpoints over this cluster and the hosts behind its guests. */
  public AgentEndpoints(Cluster cluster, Hosts hosts) {
    this.cluster = cluster;
    this.hosts = hosts;
  }

  /** The endpoints. */
  public List<Route> routes() {
    String base = "nodes/{node}/qemu/{vmid}/agent/";
    Parameters none = Parameters.none();
    return new RouteList()
        .add("GET", base + "info", AUDIT, none, this::info)
        .add("POST", base + "ping", AUDIT, none, this::ping)
        .add("GET", base + "network-get-interfaces", AUDIT, none, this::interfaces)
        .add("GET", base + "get-host-name", AUDIT, none, this::hostName)
        .add("GET", base + "get-osinfo", AUDIT, none, this::osInfo)
        .add("POST", base + "shutdown", "VM.PowerMgmt", none, this::shutdown)
        .add(
            "GET",
            base + "file-read",
            "VM.GuestAgent.FileRead",
            none.required("file", Check.TEXT).optional("decode", Check.BOOLEAN),
            this::fileRead)
        .add(
            "POST",
            base + "exec",
            "VM.GuestAgent.Unrestricted",
            none.required("command", Check.LIST).optional("input-data", Check.TEXT),
            this::execute)
        .add(
            "GET",
            base + "exec-status",
            "VM.GuestAgent.Unrestricted",
            none.required("pid", Check.INTEGER),
            this::executed)
        .routes();
  }

  /** Whether the configuration says that the guest has an agent. */
  static boolean isEnabled(Guest guest) {
    return guest
        .config()
        .get("agent")
        .flatMap(agent -> PropertyString.parse(agent, "enabled").get("enabled"))
        .filter("1"::equals)
        .isPresent();
  }

  private Object info(Call call) {
    agent(call);
    return result(
        Map.of(
            "version",
            "lab",
            "supported_commands",
            COMMANDS.stream().map(AgentEndpoints::supported).toList()));
  }

  private Object ping(Call call) {
    agent(call);
    return result(Map.of());
  }

  private Object interfaces(Call call) {
    return result(agent(call).interfaces());
  }

  private Object hostName(Call call) {
    return result(Map.of("host-name", agent(call).hostName()));
  }

  private Object osInfo(Call call) {
    return result(agent(call).osInfo());
  }

  private Object shutdown(Call call) {
    agent(call).shutdown();
    return result(Map.of());
  }

  private Object fileRead(Call call) {
    GuestAgent.Content content = agent(call).read(call.required("file"), LARGEST_FILE);
    boolean decode = call.parameter("decode").map("1"::equals).orElse(true);
    Map<String, Object> view = new LinkedHashMap<>();
    // decoded, each byte is a character, as Proxmox passes it on
    view.put(
        "content",
        decode
            ? content.bytes()
            : Base64.getEncoder()
                .encodeToString(content.bytes().getBytes(StandardCharsets.ISO_8859_1)));
    view.put("bytes-read", content.bytes().length());
    if (!content.isWhole()) {
      view.put("truncated", 1);
    }
    return view;
  }

  private Object execute(Call call) {
    List<String> command = call.list("command");
    byte[] input = call.parameter("input-data").orElse("").getBytes(StandardCharsets.UTF_8);
    return Map.of("pid", agent(call).execute(command, input));
  }

  private Object executed(Call call) {
    long pid = Long.parseLong(call.required("pid"));
    GuestAgent.Execution execution =
        agent(call)
            .execution(pid)
            .orElseThrow(() -> Refusal.died("Agent error: PID " + pid + " does not exist"));
    Map<String, Object> view = new LinkedHashMap<>();
    Integer code = execution.exitCode();
    view.put("exited", code == null ? 0 : 1);
    if (code != null) {
      view.put("exitcode", code);
      output(view, "out", execution.output());
      output(view, "err", execution.errors());
    }
    return view;
  }

  private static void output(Map<String, Object> view, String stream, String bytes) {
    if (!bytes.isEmpty()) {
      int kept = Math.min(bytes.length(), LARGEST_FILE);
      view.put(stream + "-data", bytes.substring(0, kept));
      if (kept < bytes.length()) {
        view.put(stream + "-truncated", 1);
      }
    }
  }

  private GuestAgent agent(Call call) {
    Guest guest = cluster.guest(call.node(), call.guest());
    if (!isEnabled(guest)) {
      throw Refusal.died("No QEMU guest agent configured");
    }
    GuestPower.requireRunning(guest);
    return hosts
        .agent(guest.id())
        .filter(agent -> guest.power() == Power.RUNNING)
        .orElseThrow(() -> Refusal.died("QEMU guest agent is not running"));
  }

  private static Map<String, Object> supported(String command) {
    return Map.of("name", command, "enabled", true, "success-response", true);
  }

  private static Map<String, Object> result(Object value) {
    return Map.of("result", value);
  }
}
