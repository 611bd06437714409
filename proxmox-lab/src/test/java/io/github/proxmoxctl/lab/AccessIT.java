package io.github.proxmoxctl.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.proxmoxctl.lab.ApiClient.Answer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may do what, and how the lab tells. */
class AccessIT {
  @TempDir static Path folder;

  static Lab lab;

  @BeforeAll
  static void startLab() {
    lab = Lab.start(LabOptions.in(folder));
  }

  @AfterAll
  static void stopLab() {
    lab.close();
  }

  @Test
  void thePlanTokenReadsAndNeverWrites() {
    ApiClient plan = new ApiClient(lab, "plan");
    assertThat(plan.get("/cluster/resources").status()).isEqualTo(200);
    assertThat(plan.get("/nodes/pve1/qemu/9001/config").status()).isEqualTo(200);

    assertRefused(
        plan.put("/nodes/pve1/qemu/9001/config", Map.of("name", "mine")),
        "Permission check failed (/vms/9001, VM.Config.Options)");
    assertRefused(
        plan.post("/nodes/pve1/qemu/9001/clone", Map.of("newid", "100")),
        "Permission check failed (/vms/9001, VM.Clone)");
    assertRefused(
        plan.post("/nodes/pve1/qemu/9001/status/start", Map.of()),
        "Permission check failed (/vms/9001, VM.PowerMgmt)");
    assertRefused(
        plan.delete("/nodes/pve1/qemu/9001"), "Permission check failed (/vms/9001, VM.Allocate)");
    assertRefused(
        plan.get("/nodes/pve1/qemu/9001/agent/network-get-interfaces"),
        "Permission check failed (/vms/9001, VM.GuestAgent.Audit)");
    assertThat(plan.get("/access/permissions").data().path("/").has("VM.Allocate")).isFalse();
  }

  @Test
  void nobodyGetsIn() {
    String right = lab.token("apply");
    assertUnauthorised("", "No ticket");
    assertUnauthorised("PVEAPIToken=nonsense", "permission denied - invalid PVE API token format");
    assertUnauthorised("PVEAPIToken=" + right + "x", "invalid token value!");
    assertUnauthorised(
        "PVEAPIToken=" + right.replace("proxmoxctl@pve", "somebody@pam"),
        "no such user ('somebody@pam')");
    assertUnauthorised(
        "PVEAPIToken=" + right.replace("!apply", "!plan"),
        "no such token 'plan' for user 'proxmoxctl@pve'");
    assertUnauthorised(
        "PVEAPIToken=proxmoxctl@pve!apply=", "permission denied - invalid PVE API token format");
  }

  @Test
  void aTicketOpensTheDoorAndWritesWithItsCsrfToken() throws Exception {
    ApiClient anonymous = new ApiClient(lab.endpoint(), lab.caFile(), "");
    String token = lab.token("apply");
    String password = token.substring(token.indexOf('=') + 1);
    Answer login =
        anonymous.post(
            "/access/ticket", Map.of("username", "proxmoxctl@pve", "password", password));
    assertThat(
            anonymous
                .post("/access/ticket", Map.of("username", "proxmoxctl@pve", "password", "x"))
                .message())
        .isEqualTo("authentication failure");

    String ticket = login.data().path("ticket").asText();
    String csrf = login.data().path("CSRFPreventionToken").asText();
    String path = "/api2/json/pools";
    assertThat(send("GET", path, ticket, "")).isEqualTo(200);
    assertThat(send("POST", path + "?poolid=a", ticket, "")).isEqualTo(401);
    assertThat(send("POST", path + "?poolid=a", ticket, csrf)).isEqualTo(200);
    assertThat(send("GET", path, ticket.replace("proxmoxctl@pve", "somebody@pam"), ""))
        .isEqualTo(401);
  }

  @Test
  void versionIsThatOfProxmox9() {
    JsonNode version = new ApiClient(lab, "plan").get("/version").data();
    assertThat(version.path("version").asText()).startsWith("9.");
  }

  private static int send(String method, String path, String ticket, String csrf) throws Exception {
    HttpClient client =
        HttpClient.newBuilder().sslContext(ApiClient.trusting(lab.caFile())).build();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(lab.endpoint() + path))
            .header("Cookie", "PVEAuthCookie=" + ApiClient.encode(ticket))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (!csrf.isEmpty()) {
      request.header("CSRFPreventionToken", csrf);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private static void assertRefused(Answer answer, String message) {
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.message()).isEqualTo(message);
  }

  private static void assertUnauthorised(String authorization, String message) {
    Answer answer = new ApiClient(lab.endpoint(), lab.caFile(), authorization).get("/nodes");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.message()).isEqualTo(message);
  }
}
