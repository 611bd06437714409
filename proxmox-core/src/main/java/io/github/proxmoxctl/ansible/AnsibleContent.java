package io.github.proxmoxctl.ansible;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Ansible runs: our playbook and roles, packed into the jar from the top-level {@code
 * ansible/} folder, and the roles that an infrastructure repo brings in {@code ansible/roles}.
 */
public final class AnsibleContent {

  private static final String ROLES = "roles/";
  private static final int LARGEST_TASKS = 1 << 20;

  private final SortedMap<String, ContentFile> ours;
  private final SortedMap<String, ContentFile> theirs;
  private final @Nullable String requirements;
  private final SortedMap<String, String> digests;

  private AnsibleContent(
      SortedMap<String, ContentFile> ours,
      SortedMap<String, ContentFile> theirs,
      @Nullable String requirements)
      throws IOException {
    this.ours = ours;
    this.theirs = theirs;
    this.requirements = requirements;
    refuseSameNames();
    this.digests = Collections.unmodifiableSortedMap(roleDigests());
  }

  /**
   * Reads and digests all of it; changes nothing.
   *
   * @param repository the infrastructure root
   * @throws DiagnosticException when a role has the name of one of ours, or cannot be read
   */
  public static AnsibleContent of(Path repository) {
    return of(ContentFiles.ours(), repository);
  }

  static AnsibleContent of(SortedMap<String, ContentFile> ours, Path repository) {
    Path ansible = repository.resolve("ansible");
    try {
      Path requirements = ansible.resolve("requirements.yml");
      return new AnsibleContent(
          ours,
          ContentFiles.of(ansible.resolve("roles")),
          Files.isRegularFile(requirements) ? ContentFile.of(requirements).sha256() : null);
    } catch (IOException | UncheckedIOException e) {
      throw unreadable(e);
    }
  }

  /** What stands for everything that is no role: playbook, tasks, plugins. */
  public String playbookDigest() {
    SortedMap<String, ContentFile> rest = new TreeMap<>();
    ours.forEach(
        (name, file) -> {
          // how a run is told has no part in what it does
          if (!name.startsWith(ROLES) && !name.startsWith("callback_plugins/")) {
            rest.put(name, file);
          }
        });
    return digest(rest);
  }

  /** What stands for each role, by name. */
  public Map<String, String> digestsByRole() {
    return digests;
  }

  /** What stands for the collections that the repo asks for. */
  public Optional<String> requirementsDigest() {
    return Optional.ofNullable(requirements);
  }

  /**
   * Writes all of it into a folder that is empty.
   *
   * @throws DiagnosticException when a file has changed since it was read
   */
  public void unpack(Path folder) {
    try {
      for (Map.Entry<String, ContentFile> file : ours.entrySet()) {
        write(file.getValue(), folder.resolve(file.getKey()), file.getKey());
      }
      for (Map.Entry<String, ContentFile> file : theirs.entrySet()) {
        write(file.getValue(), folder.resolve(ROLES + file.getKey()), ROLES + file.getKey());
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static void write(ContentFile file, Path target, String name) throws IOException {
    if (!file.writeTo(target)) {
      throw DiagnosticException.error(
          Diagnostic.error("ansible.changed", "ansible/" + name + " changed during the run", null)
              .next("run it again when nobody edits the files"));
    }
  }

  private void refuseSameNames() {
    SortedSet<String> both = new TreeSet<>(roles(theirs, "").keySet());
    both.retainAll(roles(ours, ROLES).keySet());
    if (!both.isEmpty()) {
      throw new DiagnosticException(
          Outcome.INVALID,
          both.stream()
              .map(
                  role ->
                      Diagnostic.error(
                              "role.builtIn",
                              "ansible/roles/%s has the name of a role that comes with proxmoxctl"
                                  .formatted(role),
                              Location.ofFile("ansible/roles/" + role))
                          .next("give it another name, and name that in a Role document"))
              .toList());
    }
  }

  private SortedMap<String, String> roleDigests() throws IOException {
    SortedMap<String, SortedMap<String, ContentFile>> own = roles(theirs, "");
    SortedMap<String, SortedMap<String, ContentFile>> all = roles(ours, ROLES);
    SortedMap<String, String> found = new TreeMap<>();
    all.forEach((role, files) -> found.put(role, digest(files)));
    all.putAll(own);
    for (String role : own.keySet()) {
      SortedMap<String, ContentFile> files = new TreeMap<>();
      for (String used : used(role, all)) {
        all.getOrDefault(used, new TreeMap<>())
            .forEach((name, file) -> files.put(used + "/" + name, file));
      }
      found.put(role, digest(files));
    }
    return found;
  }

  // a role that names another is taken to use it, by its dependencies or in its tasks
  private SortedSet<String> used(String role, SortedMap<String, SortedMap<String, ContentFile>> all)
      throws IOException {
    SortedSet<String> used = new TreeSet<>();
    SortedSet<String> open = new TreeSet<>();
    open.add(role);
    while (!open.isEmpty()) {
      String next = open.first();
      open.remove(next);
      if (used.add(next)) {
        String words = words(all.get(next));
        for (String other : all.keySet()) {
          if (!used.contains(other)
              && Pattern.compile("(?<![\\w-])" + Pattern.quote(other) + "(?![\\w-])")
                  .matcher(words)
                  .find()) {
            open.add(other);
          }
        }
      }
    }
    return used;
  }

  private static String words(@Nullable SortedMap<String, ContentFile> files) throws IOException {
    var words = new StringBuilder();
    if (files == null) {
      return "";
    }
    for (Map.Entry<String, ContentFile> file : files.entrySet()) {
      if (file.getKey().matches("(tasks|handlers|meta)/.*\\.ya?ml")) {
        try (var in = file.getValue().source().open()) {
          words
              .append(new String(in.readNBytes(LARGEST_TASKS), StandardCharsets.UTF_8))
              .append('\n');
        }
      }
    }
    return words.toString();
  }

  private static SortedMap<String, SortedMap<String, ContentFile>> roles(
      SortedMap<String, ContentFile> files, String prefix) {
    SortedMap<String, SortedMap<String, ContentFile>> roles = new TreeMap<>();
    files.forEach(
        (name, file) -> {
          int end = name.indexOf('/', prefix.length());
          if (name.startsWith(prefix) && end > 0) {
            roles
                .computeIfAbsent(name.substring(prefix.length(), end), any -> new TreeMap<>())
                .put(name.substring(end + 1), file);
          }
        });
    return roles;
  }

  private static String digest(SortedMap<String, ContentFile> files) {
    MessageDigest digest = ContentFile.newDigest();
    files.forEach(
        (name, file) ->
            digest.update(
                (name + "\0" + (file.isExecutable() ? "x" : "-") + file.sha256() + "\0")
                    .getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static DiagnosticException unreadable(Exception e) {
    return DiagnosticException.error(
        Diagnostic.error("ansible.content", "the Ansible content cannot be read or written", null)
            .because(e.toString())
            .next("check the space and the permissions of its file system"));
  }
}
