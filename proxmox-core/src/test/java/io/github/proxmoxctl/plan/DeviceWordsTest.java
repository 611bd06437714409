package io.github.proxmoxctl.plan;

import static io.github.proxmoxctl.plan.TestGiven.WEB;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A changed setting of a device, in the words of the YAML, with its effect. */
class DeviceWordsTest {

  private static Arguments change(
      List<Object> path, @Nullable Object before, @Nullable Object after, String text) {
    return Arguments.of(path, before, after, text);
  }

  private static List<Object> cpu(String attribute) {
    return List.of("cpu", 0, attribute);
  }

  private static List<Object> disk(String attribute) {
    return List.of("disk", 1, attribute);
  }

  private static List<Object> nic(String attribute) {
    return List.of("network_device", 0, attribute);
  }

  private static List<Object> speed(long read, long write, long readOperations) {
    return List.of(
        Map.of("read", read, "write", write, "iops_read", readOperations, "iops_write", 0L));
  }

  private static List<Object> ipv6(String address, String gateway) {
    return List.of(Map.of("address", address, "gateway", gateway));
  }

  static Stream<Arguments> changes() {
    List<Object> balloon = List.of("memory", 0, "floating");
    List<Object> ip = List.of("initialization", 0, "ip_config", 0, "ipv6");
    return Stream.of(
        // the provider restarts for any change of the processors
        change(cpu("limit"), 0, 2, "+ cpu.limit 2 restart"),
        change(cpu("limit"), 2, 0, "- cpu.limit 2 restart"),
        change(cpu("units"), 100, 200, "cpu.units 100 → 200 restart"),
        change(cpu("numa"), false, true, "cpu.numa false → true restart"),
        change(cpu("flags"), List.of(), List.of("+pcid"), "+ cpu.flags +pcid restart"),
        change(balloon, 4096L, 2048L, "+ memory.balloon 2 GiB restart"),
        change(balloon, 2048L, 0L, "memory.balloon 2 GiB → none restart"),
        // these wait for the next start
        change(disk("cache"), "none", "writeback", "disks.data.cache none → writeback restart"),
        change(disk("aio"), "io_uring", "native", "disks.data.aio io_uring → native restart"),
        change(disk("discard"), "on", "ignore", "disks.data.discard true → false restart"),
        change(disk("iothread"), true, false, "disks.data.iothread true → false restart"),
        change(disk("ssd"), false, true, "disks.data.ssd false → true restart"),
        change(disk("backup"), true, false, "disks.data.backup true → false online"),
        change(disk("replicate"), true, false, "disks.data.replicate true → false online"),
        change(
            disk("speed"),
            List.of(),
            speed(200, 0, 2000),
            "+ disks.data.speed.iopsRead 2000 online,+ disks.data.speed.read 200 MB/s online"),
        change(
            disk("speed"),
            speed(200, 100, 0),
            speed(300, 0, 0),
            "disks.data.speed.read 200 MB/s → 300 MB/s online,- disks.data.speed.write 100 MB/s"
                + " online"),
        change(nic("rate_limit"), 0, 50, "+ networks.front.rateLimit 50 MB/s online"),
        change(
            nic("rate_limit"), 50, 100.5, "networks.front.rateLimit 50 MB/s → 100.5 MB/s online"),
        change(nic("model"), "virtio", "e1000", "networks.front.model virtio → e1000 online"),
        change(nic("mtu"), 0, 9000, "+ networks.front.mtu 9000 online"),
        change(nic("queues"), 0, 4, "+ networks.front.queues 4 online"),
        change(nic("trunks"), "", "10;20", "+ networks.front.trunks 10;20 online"),
        change(nic("disconnected"), false, true, "networks.front.disconnected false → true online"),
        change(
            ip,
            List.of(),
            ipv6("2001:db8:1::11/64", "fe80::1"),
            "+ networks.front.address6 2001:db8:1::11/64 restart,+ networks.front.gateway6 fe80::1"
                + " restart"),
        change(
            ip,
            ipv6("2001:db8:1::11/64", ""),
            ipv6("auto", ""),
            "networks.front.address6 2001:db8:1::11/64 → slaac restart"),
        change(ip, ipv6("dhcp", ""), List.of(), "- networks.front.address6 dhcp restart"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void isToldInTheWordsOfTheYaml(
      List<Object> path, @Nullable Object before, @Nullable Object after, String text) {
    RootChanges recorded = Recording.read("tags");
    RootChanges changed =
        Trees.map(
            recorded,
            change -> {
              Map<String, @Nullable Object> tree = Objects.requireNonNull(change.before());
              return Trees.values(
                  change, Trees.with(tree, path, before), Trees.with(tree, path, after), Map.of());
            });
    ServerChange told =
        new Interpreter(Map.of("web", Interpreted.DECLARED), Map.of("web", WEB), Map.of("web", WEB))
            .interpret(changed)
            .get(0);
    assertThat(String.join(",", Interpreted.texts(told))).isEqualTo(text);
  }
}
