import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What was measured, for a person and for tools.
 *
 * @param leftOut what was not measured, and why
 * @param isSmoke whether too little was measured to mean much
 * @param seconds how long all of it took
 */
record Report(
    List<Comparison> comparisons, List<String> leftOut, boolean isSmoke, double seconds) {

  String text() {
    StringBuilder text = new StringBuilder();
    for (Comparison comparison : comparisons) {
      text.append("%n%s  (goal: %s)%n".formatted(comparison.title(), comparison.goal()));
      text.append(
          "  %-40s %8s %8s %8s %8s %8s %9s  n%n"
              .formatted("seconds", "median", "min", "p90", "cpu", "ratio", "more"));
      for (Samples samples : comparison.samples()) {
        text.append(line(comparison, samples));
      }
      if (!comparison.finding().isEmpty()) {
        text.append("  %s%n".formatted(comparison.finding()));
      }
    }
    leftOut.forEach(what -> text.append("%nNOT MEASURED: %s%n".formatted(what)));
    return text.append(
            "%nload of the machine %s, %d processors, Java %s; took %.0f s%s%n"
                .formatted(
                    load(),
                    Runtime.getRuntime().availableProcessors(),
                    System.getProperty("java.version"),
                    seconds,
                    isSmoke ? "; few repetitions: only proof that it works" : ""))
        .toString();
  }

  private static String line(Comparison comparison, Samples samples) {
    String ratio = "";
    String more = "";
    if (samples != comparison.baseline()) {
      ratio = number("%.2f", comparison.ratio(samples));
      more = number("%+.3f", comparison.difference(samples));
    }
    return String.format(
        Locale.ROOT,
        "  %-40s %8.3f %8.3f %8.3f %8.3f %8s %9s  %d%n",
        samples.name(),
        samples.median(),
        samples.minimum(),
        samples.p90(),
        samples.cpuMedian(),
        ratio,
        more,
        samples.wall().size());
  }

  void write(Path file) throws IOException {
    String json =
        "{\n  \"formatVersion\": \"1.0\",\n  \"smoke\": %b,\n  \"load\": \"%s\",\n  \"processors\": %d,\n  \"java\": \"%s\",\n  \"leftOut\": [%s],\n  \"comparisons\": [\n%s\n  ]\n}\n"
            .formatted(
                isSmoke,
                load(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                leftOut.stream().map(what -> '"' + what + '"').collect(Collectors.joining(", ")),
                comparisons.stream().map(Report::json).collect(Collectors.joining(",\n")));
    Files.writeString(file, json);
    System.out.println(file);
  }

  private static String json(Comparison comparison) {
    return "    {\"title\": \"%s\", \"goal\": \"%s\", \"finding\": \"%s\", \"contenders\": [\n%s\n    ]}"
        .formatted(
            comparison.title(),
            comparison.goal(),
            comparison.finding(),
            comparison.samples().stream()
                .map(samples -> json(comparison, samples))
                .collect(Collectors.joining(",\n")));
  }

  private static String json(Comparison comparison, Samples samples) {
    return String.format(
        Locale.ROOT,
        "      {\"name\": \"%s\", \"median\": %.4f, \"min\": %.4f, \"p90\": %.4f, \"cpuMedian\":"
            + " %.3f, \"ratio\": %.3f, \"difference\": %.4f, \"wall\": %s}",
        samples.name(),
        samples.median(),
        samples.minimum(),
        samples.p90(),
        samples.cpuMedian(),
        comparison.ratio(samples),
        comparison.difference(samples),
        samples.wall().stream().map(s -> number("%.4f", s)).toList());
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  /** Whatever else ran makes the times worse; the figure says how far to trust them. */
  private static String load() {
    try {
      return String.join(
          " ", List.of(Files.readString(Path.of("/proc/loadavg")).split(" ")).subList(0, 3));
    } catch (IOException e) {
      return "unknown";
    }
  }
}
