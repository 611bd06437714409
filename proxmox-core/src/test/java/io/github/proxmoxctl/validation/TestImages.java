package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.model.DataSize;
import io.github.proxmoxctl.model.Image;
import io.github.proxmoxctl.model.Origins;
import java.util.Map;

/** Images for tests of rules. */
final class TestImages {

  private TestImages() {}

  static Image on(String name, Map<String, Integer> templates) {
    return new Image(
        name,
        "v1",
        "el",
        "rocky",
        false,
        DataSize.ofGibibytes(10),
        "local-lvm",
        templates,
        new Origins(Location.ofFile("catalog/images.yaml"), Map.of()));
  }
}
