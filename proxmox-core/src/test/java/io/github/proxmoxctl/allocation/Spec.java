package io.github.proxmoxctl.allocation;

import io.github.proxmoxctl.model.Ipv4Address;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.TestServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A server of a generated estate: only what allocation looks at, easy to change at random. */
record Spec(
    String name,
    String stack,
    @Nullable Integer replica,
    int gibibytes,
    @Nullable String pinned,
    boolean spread,
    List<String> disks,
    List<Nic> nics) {

  record Nic(String name, String network, Server.Address address) {}

  Spec {
    disks = List.copyOf(disks);
    nics = List.copyOf(nics);
  }

  Spec withDisks(List<String> value) {
    return new Spec(name, stack, replica, gibibytes, pinned, spread, value, nics);
  }

  Spec withNics(List<Nic> value) {
    return new Spec(name, stack, replica, gibibytes, pinned, spread, disks, value);
  }

  Server build() {
    TestServer server = TestServer.named(name).stack(stack).gibibytes(gibibytes);
    if (replica != null) {
      server.replica(name.substring(0, name.lastIndexOf('-')), replica);
    }
    if (spread) {
      server.spread();
    }
    if (pinned != null) {
      server.pinnedTo(pinned);
    }
    disks.forEach(disk -> server.disk(disk, 10));
    nics.forEach(nic -> server.nic(nic.name(), nic.network(), nic.address(), null));
    return server.build();
  }

  /** So many servers of two stacks, some in series; fixed addresses are all different. */
  static List<Spec> generate(Random random, int count, String prefix) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(
            n -> {
              boolean isReplica = random.nextBoolean();
              String stack = "stack-" + random.nextInt(2);
              return new Spec(
                  (isReplica ? prefix + stack + "-" : prefix + "solo") + n,
                  stack,
                  isReplica ? n : null,
                  1 + random.nextInt(16),
                  random.nextInt(4) == 0 ? "pve" + (1 + random.nextInt(3)) : null,
                  random.nextBoolean(),
                  some(random, List.of("system", "data", "logs", "db", "tmp")),
                  some(random, List.of("front", "store", "admin")).stream()
                      .map(name -> nic(random, name, n))
                      .toList());
            })
        .toList();
  }

  static <T> List<T> some(Random random, List<T> all) {
    List<T> chosen = new ArrayList<>(all);
    Collections.shuffle(chosen, random);
    return chosen.subList(0, random.nextInt(all.size() + 1));
  }

  static Nic nic(Random random, String name, int n) {
    return switch (random.nextInt(4)) {
      case 0 -> new Nic(name, "app", new Server.Address.Dhcp());
      case 1 ->
          // in the range, so that allocation has to keep off
          new Nic(
              name,
              "net-" + name,
              new Server.Address.Fixed(Ipv4Address.parse("10.2.0.10").orElseThrow().plus(n)));
      case 2 -> new Nic(name, "net-" + name, new Server.Address.Auto());
      default -> new Nic(name, "app", new Server.Address.Auto());
    };
  }
}
