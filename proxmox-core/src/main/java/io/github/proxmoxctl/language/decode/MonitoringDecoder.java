package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.Monitoring;
import io.github.proxmoxctl.model.Monitoring.Grafana;
import io.github.proxmoxctl.model.Monitoring.Levels;
import io.github.proxmoxctl.model.Monitoring.Prometheus;
import io.github.proxmoxctl.model.Monitoring.Thresholds;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Kind {@code Monitoring}. */
public final class MonitoringDecoder implements Decoder {

  private static final int HIGHEST_PORT = 65_535;
  private static final int SECONDS_OF_A_MINUTE = 60;

  @Override
  public void decode(KindDocument document, Draft draft) {
    Fields spec = document.spec();
    Fields prometheus = spec.map("prometheus");
    URI url = url(prometheus, draft);
    URI alertmanager = url(spec.map("alertmanager"), draft);
    Grafana grafana = grafana(spec.map("grafana"), draft);
    Thresholds thresholds = thresholds(spec.map("thresholds"), draft);
    if (url != null) {
      draft.add(
          new Monitoring(
              document.name(),
              new Prometheus(
                  url,
                  prometheus.text("targetsDirectory"),
                  prometheus.text("rulesDirectory"),
                  seconds(prometheus.text("scrapeInterval", "15s"))),
              alertmanager,
              grafana,
              thresholds,
              document.origins()));
    }
  }

  private static @Nullable Grafana grafana(Fields grafana, Draft draft) {
    URI url = url(grafana, draft);
    return url == null ? null : new Grafana(url, grafana.optionalText("dashboardsDirectory"));
  }

  private static @Nullable URI url(Fields service, Draft draft) {
    String text = service.optionalText("url");
    if (text == null) {
      return null;
    }
    Optional<URI> url = url(text);
    if (url.isEmpty()) {
      draft.report(
          Diagnostic.error(
                  "monitoring.url", Quoted.of(text) + " is not an address", service.at("url"))
              .next(
                  "write http:// or https://, the host and the port, such as http://127.0.0.1:9090"));
    }
    return url.orElse(null);
  }

  private static Optional<URI> url(String text) {
    try {
      URI url = URI.create(text.replaceAll("/+$", ""));
      return url.getHost() != null && url.getPort() != 0 && url.getPort() <= HIGHEST_PORT
          ? Optional.of(url)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static int seconds(String interval) {
    int number = Integer.parseInt(interval.substring(0, interval.length() - 1));
    return interval.endsWith("m") ? number * SECONDS_OF_A_MINUTE : number;
  }

  private static Thresholds thresholds(Fields thresholds, Draft draft) {
    return new Thresholds(
        levels(thresholds, "cpu", Thresholds.DEFAULT.cpu(), draft),
        levels(thresholds, "memory", Thresholds.DEFAULT.memory(), draft),
        levels(thresholds, "disk", Thresholds.DEFAULT.disk(), draft));
  }

  private static Levels levels(Fields thresholds, String what, Levels otherwise, Draft draft) {
    Fields fields = thresholds.map(what);
    var levels =
        new Levels(
            fields.number("warning", otherwise.warning()),
            fields.number("critical", otherwise.critical()));
    if (levels.warning() >= levels.critical()) {
      draft.report(
          Diagnostic.error(
                  "thresholds.order",
                  what
                      + " would warn at "
                      + levels.warning()
                      + " % and be critical at "
                      + levels.critical()
                      + " %",
                  thresholds.at(what))
              .next("write a `warning` that is below `critical`"));
    }
    return levels;
  }
}
