package io.github.proxmoxctl.lab.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which requests are meant; what is null does not matter.
 *
 * @param method GET, POST, PUT or DELETE, or WRITE for all but GET
 * @param path segments below {@code /api2/json}; {@code *} is any one, {@code **} at the end any
 *     number of them
 * @param guest the guest in the path, or the one that is to be made ({@code vmid}, {@code newid})
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RequestPattern(
    @Nullable String method, @Nullable String path, @Nullable Integer guest) {
  private static final String WRITE = "WRITE";

  /** Every request. */
  public static final RequestPattern ANY = new RequestPattern(null, null, null);

  /** Spells the method as HTTP does, and the path without the slash in front. */
  public RequestPattern {
    method = method == null ? null : method.toUpperCase(Locale.ROOT);
    path = path == null ? null : path.replaceFirst("^(/api2/json)?/", "");
  }

  /** A method and a path with a blank between them, or a path alone. */
  public static RequestPattern parse(String text) {
    int space = text.indexOf(' ');
    return space < 0
        ? new RequestPattern(null, text, null)
        : new RequestPattern(text.substring(0, space), text.substring(space + 1).strip(), null);
  }

  /** Whether it is one of those. */
  public boolean matches(Interference.Request request) {
    return (method == null || isMethod(request.method()))
        && (path == null || matches(Arrays.asList(path.split("/")), request.path()))
        && (guest == null || concerns(request, guest));
  }

  private boolean isMethod(String requested) {
    return WRITE.equals(method) ? !requested.equals("GET") : requested.equals(method);
  }

  private static boolean matches(List<String> pattern, List<String> path) {
    int last = pattern.size() - 1;
    boolean isOpen = pattern.get(last).equals("**");
    List<String> begin = isOpen ? pattern.subList(0, last) : pattern;
    if (isOpen ? path.size() < begin.size() : path.size() != begin.size()) {
      return false;
    }
    for (int index = 0; index < begin.size(); index++) {
      if (!begin.get(index).equals("*") && !begin.get(index).equals(path.get(index))) {
        return false;
      }
    }
    return true;
  }

  private static boolean concerns(Interference.Request request, int guest) {
    List<String> path = request.path();
    String inPath = path.size() > 3 && path.get(2).equals("qemu") ? path.get(3) : null;
    return Stream.of(inPath, request.parameters().get("newid"), request.parameters().get("vmid"))
        .filter(Objects::nonNull)
        .anyMatch(Integer.toString(guest)::equals);
  }

  /** As a person writes it. */
  @Override
  public String toString() {
    String words =
        Stream.of(method, path == null ? "every request" : path)
            .filter(Objects::nonNull)
            .reduce((one, other) -> one + " " + other)
            .orElse("every request");
    return guest == null ? words : words + " of VM " + guest;
  }
}
