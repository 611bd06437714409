package io.github.proxmoxctl.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SilenceTest {

  @Test
  void matchesTheServersOfOneEstate() {
    Silence silence =
        new Silence("acme", List.of("shop-web-2", "shop-web-1"), "Ops <ops@example.org>", "why");

    assertThat(
            silence.json(
                Instant.parse("2026-11-01T10:00:00Z"), Instant.parse("2026-11-01T11:00:00Z")))
        .hasToString(
            """
            {"matchers":[\
            {"name":"estate","value":"acme","isRegex":false,"isEqual":true},\
            {"name":"server","value":"shop-web-1|shop-web-2","isRegex":true,"isEqual":true}],\
            "startsAt":"2026-11-01T10:00:00Z","endsAt":"2026-11-01T11:00:00Z",\
            "createdBy":"Ops <ops@example.org>","comment":"why"}""");
  }
}
