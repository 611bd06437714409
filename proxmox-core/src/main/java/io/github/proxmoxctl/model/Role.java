package io.github.proxmoxctl.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a server is for: Ansible roles with variables, and what monitoring needs to know.
 *
 * @param ansible names of Ansible roles, in order
 * @param dependencies roles that come before it
 * @param variables by Ansible variable; a server's own win
 * @param secrets by Ansible variable; a server's own win
 * @param osFamilies the families it is for, such as {@code debian}; empty: any
 * @param ports what it listens on
 * @param exporters what Prometheus scrapes of it
 * @param units its systemd units, such as {@code nginx.service}
 * @param alerts further alerts on its servers
 * @param isBuiltIn whether it comes with proxmoxctl
 */
public record Role(
    String name,
    List<String> ansible,
    List<String> dependencies,
    SortedMap<String, Variable> variables,
    SortedMap<String, SecretReference> secrets,
    List<String> osFamilies,
    List<Port> ports,
    List<Exporter> exporters,
    List<String> units,
    List<Alert> alerts,
    boolean isBuiltIn,
    Origins origins) {

  public Role {
    ansible = List.copyOf(ansible);
    dependencies = List.copyOf(dependencies);
    variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
    secrets = Collections.unmodifiableSortedMap(new TreeMap<>(secrets));
    osFamilies = List.copyOf(osFamilies);
    ports = List.copyOf(ports);
    exporters = List.copyOf(exporters);
    units = List.copyOf(units);
    alerts = List.copyOf(alerts);
  }

  /**
   * A port that the role's service listens on.
   *
   * @param variable the variable that moves it, or null
   * @param from who may reach it beside those who manage the server; empty: nobody
   */
  public record Port(String name, int number, @Nullable String variable, List<Peer> from) {
    public Port {
      from = List.copyOf(from);
    }

    /** One that nobody is let in to. */
    public Port(String name, int number, @Nullable String variable) {
      this(name, number, variable, List.of());
    }
  }

  /**
   * What Prometheus scrapes.
   *
   * @param job the scrape job, which names a folder of targets
   * @param path the HTTP path, such as {@code /metrics}
   * @param portVariable the variable that moves the port, or null
   */
  public record Exporter(String job, int port, String path, @Nullable String portVariable) {}

  /**
   * An alert as Prometheus has it; its expression is the operator's own.
   *
   * @param pending Prometheus' {@code for}, such as {@code 5m}
   * @param severity {@code critical}, {@code warning} or {@code info}
   */
  public record Alert(
      String name, String expression, String pending, String severity, String summary) {}
}
