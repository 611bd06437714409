package io.github.proxmoxctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.proxmoxctl.lab.Lab;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A hand that changes things in a lab behind our back, and an eye that looks. */
final class LabApi {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http;
  private final URI endpoint;
  private final String token;

  LabApi(Lab lab) {
    this.endpoint = lab.endpoint();
    this.token = lab.token("apply");
    this.http =
        HttpClient.newBuilder()
            .sslContext(trusting(lab.caFile()))
            .connectTimeout(Duration.ofSeconds(5))
            .build();
  }

  /** A VM as {@code /cluster/resources} lists it. */
  record Vm(int id, String name, String node, String status) {}

  /** All that are no templates. */
  List<Vm> vms() {
    List<Vm> vms = new ArrayList<>();
    for (JsonNode vm : call("GET", "/cluster/resources?type=vm", Map.of())) {
      if (vm.path("template").asInt() == 0) {
        vms.add(
            new Vm(
                vm.path("vmid").asInt(),
                vm.path("name").asText(),
                vm.path("node").asText(),
                vm.path("status").asText()));
      }
    }
    return vms;
  }

  List<String> names() {
    return vms().stream().map(Vm::name).sorted().toList();
  }

  Vm vm(String name) {
    List<Vm> found = vms().stream().filter(vm -> vm.name().equals(name)).toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " VMs are called " + name + ": " + names());
    }
    return found.get(0);
  }

  JsonNode config(String name) {
    return call("GET", path(vm(name)) + "/config", Map.of());
  }

  /** The keys that wait for the next start. */
  List<String> pending(String name) {
    List<String> keys = new ArrayList<>();
    for (JsonNode item : call("GET", path(vm(name)) + "/pending", Map.of())) {
      if (item.has("pending") || item.has("delete")) {
        keys.add(item.path("key").asText());
      }
    }
    return keys;
  }

  /** Sets what the map says, as the web interface would. */
  void change(String name, Map<String, String> settings) {
    call("PUT", path(vm(name)) + "/config", settings);
  }

  /** Off at once, as by a power cut. */
  void cut(String name) {
    await(call("POST", path(vm(name)) + "/status/stop", Map.of()));
  }

  void start(String name) {
    await(call("POST", path(vm(name)) + "/status/start", Map.of()));
  }

  /** Makes a stopped VM a template, for good. */
  void makeTemplate(String name) {
    await(call("POST", path(vm(name)) + "/template", Map.of()));
  }

  void stopAndDelete(String name) {
    Vm vm = vm(name);
    if (vm.status().equals("running")) {
      cut(name);
    }
    await(call("DELETE", path(vm), Map.of()));
  }

  /** Removes a file from a node's storage. */
  void remove(String node, String storage, String volume) {
    String content = "/nodes/" + node + "/storage/" + storage + "/content/";
    await(call("DELETE", content + encode(volume), Map.of()));
  }

  void migrate(String name, String target) {
    await(
        call(
            "POST",
            path(vm(name)) + "/migrate",
            Map.of("target", target, "online", "1", "with-local-disks", "1")));
  }

  void cloneTemplate(int template, String node, int id, String name) {
    await(
        call(
            "POST",
            "/nodes/" + node + "/qemu/" + template + "/clone",
            Map.of("newid", Integer.toString(id), "name", name, "full", "1")));
  }

  private static String path(Vm vm) {
    return "/nodes/" + vm.node() + "/qemu/" + vm.id();
  }

  private void await(JsonNode task) {
    String upid = task.asText();
    String path = "/nodes/" + upid.split(":", -1)[1] + "/tasks/" + encode(upid) + "/status";
    for (int attempt = 0; attempt < 400; attempt++) {
      JsonNode status = call("GET", path, Map.of());
      if (status.path("status").asText().equals("stopped")) {
        if (!status.path("exitstatus").asText().equals("OK")) {
          throw new AssertionError(upid + ": " + status);
        }
        return;
      }
      pause(50);
    }
    throw new AssertionError(upid + " does not end");
  }

  /** The firewall rules of a VM, the texts that a test asks for. */
  List<String> rules(String name, String property) {
    List<String> texts = new ArrayList<>();
    call("GET", firewall(name) + "/rules", Map.of())
        .forEach(rule -> texts.add(rule.path(property).asText()));
    return texts;
  }

  /** {@code /nodes/pve1/qemu/100/firewall}. */
  String firewall(String name) {
    return path(vm(name)) + "/firewall";
  }

  JsonNode call(String method, String path, Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
            .collect(Collectors.joining("&"));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(endpoint + "/api2/json" + path))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Authorization", "PVEAPIToken=" + token)
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new AssertionError(
            method + " " + path + ": " + answer.statusCode() + " " + answer.body());
      }
      return JSON.readTree(answer.body()).path("data");
    } catch (IOException e) {
      throw new IllegalStateException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(method + " " + path, e);
    }
  }

  static void pause(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static SSLContext trusting(Path authorities) {
    try (InputStream pem = Files.newInputStream(authorities)) {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      trusted.setCertificateEntry(
          "lab", CertificateFactory.getInstance("X.509").generateCertificate(pem));
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(trusted);
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(null, factory.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("cannot trust " + authorities, e);
    }
  }
}
