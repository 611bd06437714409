package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.DataSize;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Image;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Server.Disk;
import io.github.proxmoxctl.model.Server.Replica;
import io.github.proxmoxctl.model.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All servers of a stack together have no more than its quota. */
final class Quotas implements Rule {

  /**
   * Something of which a quota is.
   *
   * @param limit what the quota says, null for nothing
   * @param words an amount of it for people
   */
  private record Resource(
      String key,
      Function<Stack.Quota, @Nullable Long> limit,
      ToLongFunction<Server> ofServer,
      LongFunction<String> words) {}

  @Override
  public List<Diagnostic> check(DesiredState state) {
    List<Resource> resources = resources(state.imagesByName());
    Map<String, List<Server>> servers =
        state.servers().stream().collect(Collectors.groupingBy(Server::stack));
    var problems = new ArrayList<Diagnostic>();
    for (Stack stack : state.stacks()) {
      for (Resource resource : resources) {
        Long limit = resource.limit.apply(stack.quota());
        List<Server> own = servers.getOrDefault(stack.name(), List.of());
        long sum = own.stream().mapToLong(resource.ofServer).sum();
        if (limit != null && sum > limit) {
          problems.add(problem(stack, resource, own, sum, limit));
        }
      }
    }
    return problems;
  }

  private static List<Resource> resources(Map<String, Image> images) {
    return List.of(
        new Resource(
            "servers",
            quota -> asLong(quota.servers()),
            server -> 1,
            amount -> Words.count(amount, "server")),
        new Resource(
            "cores",
            quota -> asLong(quota.cores()),
            server -> (long) server.cpu().cores() * server.cpu().sockets(),
            amount -> Words.count(amount, "core")),
        new Resource(
            "memory",
            quota -> asLong(quota.memory()),
            server -> server.memory().size().bytes(),
            amount -> new DataSize(amount) + " of memory"),
        new Resource(
            "storage",
            quota -> asLong(quota.storage()),
            server -> storage(server, images.get(server.image())),
            amount -> new DataSize(amount) + " of storage"));
  }

  private static @Nullable Long asLong(@Nullable Integer number) {
    return number == null ? null : number.longValue();
  }

  private static @Nullable Long asLong(@Nullable DataSize size) {
    return size == null ? null : size.bytes();
  }

  private static long storage(Server server, @Nullable Image image) {
    long declared = server.disks().stream().mapToLong(disk -> disk.size().bytes()).sum();
    return image == null || server.disks().stream().anyMatch(Disk::isBoot)
        ? declared
        : declared + image.minimumDisk().bytes();
  }

  private static Diagnostic problem(
      Stack stack, Resource resource, List<Server> servers, long sum, long limit) {
    // the document that takes most of it is the first to look at
    Map<String, Long> byDocument = new TreeMap<>();
    servers.forEach(
        server ->
            byDocument.merge(document(server), resource.ofServer.applyAsLong(server), Long::sum));
    String most =
        byDocument.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse("");
    Server first =
        servers.stream().filter(server -> document(server).equals(most)).findFirst().orElseThrow();
    return Diagnostic.error(
            "quota." + resource.key,
            "stack "
                + Quoted.of(stack.name())
                + " has "
                + resource.words.apply(sum)
                + ", and its quota is "
                + resource.words.apply(limit),
            stack.origins().of("quota." + resource.key))
        .next("take something out of the stack, or have its quota raised")
        .see(
            first.origins().whole(),
            Words.of(first)
                + " has most: "
                + resource.words.apply(byDocument.getOrDefault(most, 0L)));
  }

  private static String document(Server server) {
    Replica replica = server.replica();
    return replica == null ? server.name() : replica.series();
  }
}
