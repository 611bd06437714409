package io.github.proxmoxctl.lab.download;

import java.net.http.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server says of a file, as {@code query-url-metadata} of pve-manager tells it on. */
public final class RemoteFile {
  private static final Pattern DISPOSITION =
      Pattern.compile("filename=\"([^\"]*)\"|filename=([^;]*)");
  private static final Pattern LAST_OF_URL = Pattern.compile("[^?]+/([^?/]*)(?:\\?.*)?");

  private RemoteFile() {}

  /** File name, size in bytes and type, each if it is known. */
  public static Map<String, Object> describe(String url, HttpHeaders headers) {
    Map<String, Object> told = new LinkedHashMap<>();
    name(url, headers).ifPresent(name -> told.put("filename", name));
    headers.firstValueAsLong("Content-Length").ifPresent(size -> told.put("size", size));
    headers
        .firstValue("Content-Type")
        .map(type -> type.split(";", 2)[0])
        .ifPresent(type -> told.put("mimetype", type));
    return told;
  }

  private static Optional<String> name(String url, HttpHeaders headers) {
    Matcher disposition = DISPOSITION.matcher(headers.firstValue("Content-Disposition").orElse(""));
    if (disposition.find()) {
      return Optional.of(
          disposition.group(1) == null ? disposition.group(2) : disposition.group(1));
    }
    Matcher last = LAST_OF_URL.matcher(url);
    return last.matches() && !last.group(1).isEmpty()
        ? Optional.of(last.group(1))
        : Optional.empty();
  }
}
