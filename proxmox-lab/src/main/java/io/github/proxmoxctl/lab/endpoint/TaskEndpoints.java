package io.github.proxmoxctl.lab.endpoint;

import io.github.proxmoxctl.lab.api.Call;
import io.github.proxmoxctl.lab.api.Check;
import io.github.proxmoxctl.lab.api.Parameters;
import io.github.proxmoxctl.lab.api.Route;
import io.github.proxmoxctl.lab.api.RouteList;
import io.github.proxmoxctl.lab.cluster.Cluster;
import io.github.proxmoxctl.lab.task.Task;
import io.github.proxmoxctl.lab.task.Tasks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tasks of a node: list, status, log. */
public final class TaskEndpoints {
  private final Cluster cluster;
  private final Tasks tasks;

  /** Endpoints over these tasks. */
  public TaskEndpoints(Cluster cluster, Tasks tasks) {
    this.cluster = cluster;
    this.tasks = tasks;
  }

  /** The endpoints. */
  public List<Route> routes() {
    return new RouteList()
        .add(
            "GET",
            "nodes/{node}/tasks",
            "Sys.Audit",
            Parameters.none()
                .optional("vmid", Check.VMID)
                .optional("typefilter", Check.TEXT)
                .optional("errors", Check.BOOLEAN)
                .optional("source", Check.TEXT)
                .optional("start", Check.INTEGER)
                .optional("limit", Check.INTEGER),
            this::list)
        .add(
            "GET",
            "nodes/{node}/tasks/{upid}/status",
            "Sys.Audit",
            Parameters.none(),
            call -> status(tasks.require(call.variable("upid"))))
        .add(
            "GET",
            "nodes/{node}/tasks/{upid}/log",
            "Sys.Audit",
            Parameters.none().optional("start", Check.INTEGER).optional("limit", Check.INTEGER),
            this::log)
        .routes();
  }

  private List<Map<String, Object>> list(Call call) {
    cluster.node(call.node());
    return tasks.list(call.node()).stream()
        .filter(task -> call.parameter("vmid").map(task.id()::equals).orElse(true))
        .filter(task -> call.parameter("typefilter").map(task.type()::equals).orElse(true))
        .filter(task -> !call.isSet("errors") || isFailed(task))
        .skip(number(call, "start", 0))
        .limit(number(call, "limit", 50))
        .map(TaskEndpoints::entry)
        .toList();
  }

  private List<Map<String, Object>> log(Call call) {
    List<String> lines = tasks.require(call.variable("upid")).log();
    if (lines.isEmpty()) {
      return List.of(Map.of("n", 1, "t", "no content"));
    }
    int start = number(call, "start", 0);
    int end = Math.min(lines.size(), start + number(call, "limit", 50));
    List<Map<String, Object>> view = new ArrayList<>();
    for (int line = start; line < end; line++) {
      view.add(Map.of("n", line + 1, "t", lines.get(line)));
    }
    return view;
  }

  private static Map<String, Object> status(Task task) {
    Map<String, Object> view = base(task);
    view.put("status", task.isRunning() ? "running" : "stopped");
    if (task.exitStatus() != null) {
      view.put("exitstatus", task.exitStatus());
    }
    return view;
  }

  private static Map<String, Object> entry(Task task) {
    Map<String, Object> view = base(task);
    if (task.exitStatus() != null) {
      view.put("status", task.exitStatus());
      view.put("endtime", task.end());
    }
    return view;
  }

  private static Map<String, Object> base(Task task) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("upid", task.upid());
    view.put("node", task.node());
    view.put("pid", task.pid());
    view.put("pstart", task.pid() * 10L);
    view.put("starttime", task.start());
    view.put("type", task.type());
    view.put("id", task.id());
    view.put("user", task.user());
    return view;
  }

  private static boolean isFailed(Task task) {
    return task.exitStatus() != null && !task.exitStatus().equals("OK");
  }

  private static int number(Call call, String name, int otherwise) {
    return call.parameter(name).map(Integer::valueOf).orElse(otherwise);
  }
}
