package io.github.proxmoxctl.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A lab and Terraform folders that work against it. */
final class TerraformLab implements AutoCloseable {
  final Lab lab;
  final ApiClient api;

  private TerraformLab(Lab lab) {
    this.lab = lab;
    this.api = new ApiClient(lab, "apply");
  }

  static TerraformLab start(Path directory) {
    return new TerraformLab(Lab.start(LabOptions.in(directory.resolve("lab"))));
  }

  /** A lab whose running guests have hosts. */
  static TerraformLab startWithHosts(Path directory) {
    return new TerraformLab(Lab.start(HostsLab.options(directory.resolve("lab"))));
  }

  @Override
  public void close() {
    lab.close();
  }

  /** A folder with an empty state, and the token of an identity. */
  TerraformFolder terraform(Path folder, String identity) {
    return TerraformFolder.create(folder, lab, lab.token(identity));
  }

  /** Applies, and finds nothing left to do. */
  static void applied(TerraformFolder terraform, String name, ServerVariables server) {
    terraform.servers(Map.of(name, server.toMap()));
    terraform.apply().succeeded();
    TerraformFolder.Outcome second = terraform.plan();
    assertThat(second.exitCode()).as(second.output()).isZero();
  }

  JsonNode config(String node, int id) {
    return api.get("/nodes/" + node + "/qemu/" + id + "/config").data();
  }

  /** The configuration in force, without what waits. */
  JsonNode live(String node, int id) {
    return api.get("/nodes/" + node + "/qemu/" + id + "/config?current=1").data();
  }

  boolean exists(String node, int id) {
    return api.get("/nodes/" + node + "/qemu/" + id + "/config").status() == 200;
  }

  String status(String node, int id) {
    return api.get("/nodes/" + node + "/qemu/" + id + "/status/current")
        .data()
        .path("status")
        .asText();
  }

  /** How often the guest was started. */
  int starts(String node, int id) {
    return api.get("/nodes/" + node + "/tasks?vmid=" + id + "&typefilter=qmstart").data().size();
  }

  Map<String, String> pending(String node, int id) {
    Map<String, String> pending = new HashMap<>();
    for (JsonNode entry : api.get("/nodes/" + node + "/qemu/" + id + "/pending").data()) {
      if (entry.has("pending")) {
        pending.put(entry.path("key").asText(), entry.path("pending").asText());
      }
    }
    return pending;
  }
}
