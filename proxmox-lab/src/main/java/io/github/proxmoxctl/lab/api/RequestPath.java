package io.github.proxmoxctl.lab.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The raw path of a request, cut before it is decoded: a volume id may hold an encoded slash. */
final class RequestPath {
  private static final String BASE = "/api2/json";

  private RequestPath() {}

  /** The segments below {@code /api2/json}; slashes at the end do not count. */
  static Optional<List<String>> segments(String rawPath) {
    if (!rawPath.equals(BASE) && !rawPath.startsWith(BASE + "/")) {
      return Optional.empty();
    }
    List<String> segments = new ArrayList<>();
    for (String segment : rawPath.substring(BASE.length()).split("/", -1)) {
      if (!segment.isEmpty()) {
        segments.add(URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8));
      }
    }
    return Optional.of(segments);
  }
}
