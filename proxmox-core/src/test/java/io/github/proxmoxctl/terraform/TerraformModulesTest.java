package io.github.proxmoxctl.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proxmoxctl.diagnostic.DiagnosticException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerraformModulesTest {

  @TempDir Path folder;

  @Test
  void readsTheSameFromAJarAsFromAFolder() throws Exception {
    var classes = Path.of(TerraformModules.class.getResource("TerraformModules.class").toURI());
    var jar = folder.resolve("a jar.jar");
    var module = folder.resolve("expected");
    Files.createDirectories(module.resolve("server"));
    Files.writeString(module.resolve("main.tf"), "main");
    Files.writeString(module.resolve("server/main.tf"), "server");
    // no entries for folders, as some tools pack
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      add(out, "TerraformModules.class", Files.readAllBytes(classes));
      add(out, "modules/servers/main.tf", "main");
      add(out, "modules/servers/server/main.tf", "server");
      add(out, "modules/serversnot/main.tf", "other");
    }
    var parent = getClass().getClassLoader();
    try (var loader =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, parent) {
          @Override
          protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            return name.equals(TerraformModules.class.getName())
                ? findClass(name)
                : super.loadClass(name, resolve);
          }

          @Override
          public URL getResource(String name) {
            return findResource(name);
          }
        }) {
      var type = loader.loadClass(TerraformModules.class.getName());
      var modules = type.getMethod("of", String.class).invoke(null, "servers");
      assertThat(type.getMethod("names").invoke(modules))
          .isEqualTo(Set.of("main.tf", "server/main.tf"));
      assertThat(type.getMethod("digest").invoke(modules))
          .isEqualTo(TerraformModules.ofFolder(module).digest());
    }
  }

  private static void add(JarOutputStream out, String name, String content) throws IOException {
    add(out, name, content.getBytes(StandardCharsets.UTF_8));
  }

  private static void add(JarOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new JarEntry("io/github/proxmoxctl/terraform/" + name));
    out.write(content);
    out.closeEntry();
  }

  @Test
  void unpacksOnlyWhatDiffers() throws IOException {
    var source = Files.createDirectories(folder.resolve("source/server"));
    Files.writeString(source.resolveSibling("main.tf"), "one");
    Files.writeString(source.resolve("main.tf"), "two");
    var modules = TerraformModules.ofFolder(folder.resolve("source"));
    var target = folder.resolve("a target");

    modules.unpack(target);
    assertThat(target.resolve("server/main.tf")).hasContent("two");
    var old = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
    Files.setLastModifiedTime(target.resolve("main.tf"), old);
    Files.writeString(target.resolve("server/main.tf"), "changed");
    Files.writeString(target.resolve("servers.auto.tfvars.json"), "{}");

    modules.unpack(target);
    assertThat(Files.getLastModifiedTime(target.resolve("main.tf"))).isEqualTo(old);
    assertThat(target.resolve("server/main.tf")).hasContent("two");
    assertThat(target.resolve("servers.auto.tfvars.json")).exists();
  }

  @Test
  void digestsNamesAndContents() throws IOException {
    assertThat(digest("a.tf", "x")).isEqualTo(digest("a.tf", "x"));
    assertThat(digest("a.tf", "x")).isNotEqualTo(digest("a.tf", "y"));
    assertThat(digest("a.tf", "x")).isNotEqualTo(digest("b.tf", "x"));
    assertThat(digest("a.tf", "x")).hasSize(64);
  }

  private String digest(String name, String content) throws IOException {
    var source = Files.createTempDirectory(folder, "digest");
    Files.writeString(source.resolve(name), content);
    return TerraformModules.ofFolder(source).digest();
  }

  @Test
  void saysSoWhenAModuleIsNotPacked() {
    assertThatThrownBy(() -> TerraformModules.of("none"))
        .isInstanceOf(DiagnosticException.class)
        .hasMessage("the Terraform module none is gone");
  }
}
