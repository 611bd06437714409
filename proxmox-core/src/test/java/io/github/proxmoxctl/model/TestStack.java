package io.github.proxmoxctl.model;

import io.github.proxmoxctl.diagnostic.Location;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the documents of stacks for tests: one that says nothing, each test names its part. */
public final class TestStack {

  private final String name;
  private @Nullable String cluster;
  private @Nullable String environment;
  private List<String> dependsOn = List.of();
  private Stack.Quota quota = Stack.Quota.NONE;
  private Stack.Allowed allowed = Stack.Allowed.ALL;

  private TestStack(String name) {
    this.name = name;
  }

  public static TestStack named(String name) {
    return new TestStack(name);
  }

  public TestStack cluster(String value) {
    cluster = value;
    return this;
  }

  public TestStack environment(String value) {
    environment = value;
    return this;
  }

  public TestStack dependsOn(String... values) {
    dependsOn = List.of(values);
    return this;
  }

  public TestStack quota(Stack.Quota value) {
    quota = value;
    return this;
  }

  public TestStack networks(String... values) {
    return allowed(List.of(values), List.of(), List.of(), List.of(), List.of(), List.of());
  }

  public TestStack datastores(String... values) {
    return allowed(List.of(), List.of(values), List.of(), List.of(), List.of(), List.of());
  }

  public TestStack nodes(String... values) {
    return allowed(List.of(), List.of(), List.of(values), List.of(), List.of(), List.of());
  }

  public TestStack roles(String... values) {
    return allowed(List.of(), List.of(), List.of(), List.of(values), List.of(), List.of());
  }

  public TestStack cidrs(String... values) {
    return allowed(List.of(), List.of(), List.of(), List.of(), List.of(values), List.of());
  }

  public TestStack secretPrefixes(String... values) {
    return allowed(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(values));
  }

  private TestStack allowed(
      List<String> networks,
      List<String> datastores,
      List<String> nodes,
      List<String> roles,
      List<String> cidrs,
      List<String> secretPrefixes) {
    allowed =
        new Stack.Allowed(
            networks,
            datastores,
            nodes,
            roles,
            cidrs.stream().map(cidr -> Ipv4Network.parse(cidr).orElseThrow()).toList(),
            secretPrefixes);
    return this;
  }

  /** Its origins: {@code allowed} has a line of its own. */
  public Stack build() {
    String file = "servers/" + name + "/stack.yaml";
    return new Stack(
        name,
        cluster,
        environment,
        List.of(),
        dependsOn,
        quota,
        allowed,
        new Origins(
            new Location(file, 3, 18, name.length()),
            Map.of("allowed", new Location(file, 8, 3, 7))));
  }
}
