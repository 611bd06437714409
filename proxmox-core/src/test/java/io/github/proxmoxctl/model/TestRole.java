package io.github.proxmoxctl.model;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Builds an infrastructure repo's own roles for tests. */
public final class TestRole {

  private final String name;
  private List<String> ansible;
  private List<String> dependencies = List.of();
  private List<String> osFamilies = List.of();
  private final SortedMap<String, Variable> variables = new TreeMap<>();
  private final SortedMap<String, SecretReference> secrets = new TreeMap<>();
  private final List<Role.Port> ports = new ArrayList<>();
  private final List<Role.Exporter> exporters = new ArrayList<>();

  private TestRole(String name) {
    this.name = name;
    ansible = List.of(name);
  }

  public static TestRole named(String name) {
    return new TestRole(name);
  }

  public TestRole ansible(String... names) {
    ansible = List.of(names);
    return this;
  }

  public TestRole dependsOn(String... names) {
    dependencies = List.of(names);
    return this;
  }

  public TestRole osFamilies(String... names) {
    osFamilies = List.of(names);
    return this;
  }

  public TestRole variable(String variable, Variable value) {
    variables.put(variable, value);
    return this;
  }

  public TestRole secret(String variable, SecretReference reference) {
    secrets.put(variable, reference);
    return this;
  }

  public TestRole port(int number) {
    ports.add(new Role.Port("http", number, null));
    return this;
  }

  public TestRole exporter(String job, int port) {
    exporters.add(new Role.Exporter(job, port, "/metrics", null));
    return this;
  }

  public Role build() {
    return new Role(
        name,
        ansible,
        dependencies,
        variables,
        secrets,
        osFamilies,
        ports,
        exporters,
        List.of(),
        List.of(),
        false,
        TestEstate.origins("catalog/roles.yaml"));
  }
}
