package io.github.proxmoxctl.terraform;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Our static Terraform modules, packed into the jar from the top-level {@code terraform/} folder.
 * User data never enters them; it goes into {@code *.auto.tfvars.json} beside them.
 */
public final class TerraformModules {

  private final SortedMap<String, byte[]> files;

  private TerraformModules(SortedMap<String, byte[]> files) {
    this.files = Collections.unmodifiableSortedMap(files);
  }

  /**
   * One root module.
   *
   * @param root {@code servers}, {@code cluster} or {@code backup}
   */
  public static TerraformModules of(String root) {
    try {
      return new TerraformModules(read("modules/" + root));
    } catch (IOException | URISyntaxException e) {
      throw DiagnosticException.error(
          Diagnostic.error("terraform.modules", "the Terraform module " + root + " is gone", null)
              .because(e.toString())
              .next("install proxmoxctl again"));
    }
  }

  /**
   * Reads a folder beside this class. It is found through the class, because jars need not have
   * entries for folders.
   */
  private static SortedMap<String, byte[]> read(String folder)
      throws IOException, URISyntaxException {
    var itself =
        Objects.requireNonNull(TerraformModules.class.getResource("TerraformModules.class"))
            .toURI();
    if (!itself.getScheme().equals("jar")) {
      return contents(Path.of(itself).resolveSibling(folder));
    }
    // one file system per jar and JVM: two threads (Maven -T) must not open it at a time
    synchronized (TerraformModules.class) {
      try (var jar = FileSystems.newFileSystem(itself, Map.of())) {
        return contents(jar.provider().getPath(itself).resolveSibling(folder));
      } catch (FileSystemAlreadyExistsException e) {
        return contents(
            FileSystems.getFileSystem(itself).provider().getPath(itself).resolveSibling(folder));
      }
    }
  }

  static TerraformModules ofFolder(Path folder) throws IOException {
    return new TerraformModules(contents(folder));
  }

  private static SortedMap<String, byte[]> contents(Path folder) throws IOException {
    var contents = new TreeMap<String, byte[]>();
    try (var paths = Files.walk(folder)) {
      for (var path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
        contents.put(
            folder.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
      }
    }
    return contents;
  }

  /** Writes the module into a folder, where it differs from what is there; removes nothing. */
  public void unpack(Path folder) {
    files.forEach((name, content) -> PlainFile.keep(folder.resolve(name), content));
  }

  /** The names of the files, relative, with {@code /}. */
  public Set<String> names() {
    return files.keySet();
  }

  /** SHA-256 in hexadecimal over names and contents: equal for equal modules, wherever packed. */
  public String digest() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      files.forEach(
          (name, content) -> {
            digest.update((name + "\0" + content.length + "\0").getBytes(StandardCharsets.UTF_8));
            digest.update(content);
          });
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
