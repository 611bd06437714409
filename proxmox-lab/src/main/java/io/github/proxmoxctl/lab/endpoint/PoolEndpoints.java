package io.github.proxmoxctl.lab.endpoint;

import io.github.proxmoxctl.lab.api.Call;
import io.github.proxmoxctl.lab.api.Check;
import io.github.proxmoxctl.lab.api.Parameters;
import io.github.proxmoxctl.lab.api.Route;
import io.github.proxmoxctl.lab.api.RouteList;
import io.github.proxmoxctl.lab.cluster.Cluster;
import io.github.proxmoxctl.lab.cluster.Pool;
import io.github.proxmoxctl.lab.refusal.Refusal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Resource pools. */
public final class PoolEndpoints {
  private final Cluster cluster;

  /** Endpoints over this cluster. */
  public PoolEndpoints(Cluster cluster) {
    this.cluster = cluster;
  }

  /** The endpoints. */
  public List<Route> routes() {
    Parameters one = Parameters.none().required("poolid", Check.TEXT);
    Parameters change =
        Parameters.none()
            .optional("comment", Check.TEXT)
            .optional("vms", Check.TEXT)
            .optional("storage", Check.TEXT)
            .optional("delete", Check.BOOLEAN)
            .optional("allow-move", Check.BOOLEAN);
    return new RouteList()
        .add(
            "GET",
            "pools",
            "Pool.Audit",
            Parameters.none().optional("poolid", Check.TEXT).optional("type", Check.TEXT),
            this::list)
        .add("GET", "pools/{poolid}", "Pool.Audit", Parameters.none(), this::get)
        .add(
            "POST",
            "pools",
            "Pool.Allocate",
            one.optional("comment", Check.TEXT),
            call ->
                nothing(
                    () ->
                        cluster
                            .pools()
                            .create(call.required("poolid"), call.parameter("comment").orElse(""))))
        .add(
            "PUT",
            "pools",
            "Pool.Allocate",
            change.required("poolid", Check.TEXT),
            call -> nothing(() -> update(call.required("poolid"), call)))
        .add(
            "PUT",
            "pools/{poolid}",
            "Pool.Allocate",
            change,
            call -> nothing(() -> update(call.variable("poolid"), call)))
        .add(
            "DELETE",
            "pools",
            "Pool.Allocate",
            one,
            call -> nothing(() -> cluster.pools().delete(call.required("poolid"))))
        .add(
            "DELETE",
            "pools/{poolid}",
            "Pool.Allocate",
            Parameters.none(),
            call -> nothing(() -> cluster.pools().delete(call.variable("poolid"))))
        .routes();
  }

  private List<Map<String, Object>> list(Call call) {
    Optional<String> wanted = call.parameter("poolid");
    if (wanted.isPresent()) {
      return List.of(members(cluster.pools().require(wanted.get())));
    }
    return cluster.pools().all().stream().map(PoolEndpoints::summary).toList();
  }

  private Map<String, Object> get(Call call) {
    return members(cluster.pools().require(call.variable("poolid")));
  }

  private static Map<String, Object> summary(Pool pool) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("poolid", pool.id());
    if (!pool.comment().isEmpty()) {
      view.put("comment", pool.comment());
    }
    return view;
  }

  private Map<String, Object> members(Pool pool) {
    Map<String, Object> view = summary(pool);
    view.put(
        "members",
        pool.guests().stream()
            .map(cluster::find)
            .flatMap(Optional::stream)
            .map(
                guest ->
                    Map.of(
                        "id", "qemu/" + guest.id(),
                        "type", "qemu",
                        "vmid", guest.id(),
                        "name", guest.name(),
                        "node", guest.node()))
            .toList());
    return view;
  }

  private void update(String id, Call call) {
    if (call.parameter("storage").isPresent()) {
      throw Refusal.of(501, "the lab has no storages in pools yet (storage)");
    }
    call.parameter("comment").ifPresent(comment -> cluster.pools().comment(id, comment));
    call.parameter("vms")
        .ifPresent(
            list -> {
              List<Integer> guests =
                  Arrays.stream(list.split("[,; ]+"))
                      .map(Check.VMID::apply)
                      .map(Integer::valueOf)
                      .toList();
              if (call.isSet("delete")) {
                cluster.pools().remove(id, guests);
              } else {
                cluster.pools().add(id, guests);
              }
            });
  }

  private static @Nullable Object nothing(Runnable work) {
    work.run();
    return null;
  }
}
