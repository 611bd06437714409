package io.github.proxmoxctl.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Location;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OriginsTest {

  private static final Location WHOLE = new Location("servers/db.yaml", 3, 9, 2);
  private static final Location DISK = new Location("servers/db.yaml", 8, 7, 1);
  private static final Location SIZE = new Location("servers/db.yaml", 8, 27, 5);

  private final Origins origins =
      new Origins(WHOLE, Map.of("disks.data", DISK, "disks.data.size", SIZE));

  @Test
  void findsTheValueElseTheNearestPartAroundItElseTheObject() {
    assertThat(origins.of("disks.data.size")).isEqualTo(SIZE);
    assertThat(origins.of("disks.data.datastore")).isEqualTo(DISK);
    assertThat(origins.of("disks.data.speed.iops")).isEqualTo(DISK);
    assertThat(origins.of("disks.logs")).isEqualTo(WHOLE);
    assertThat(origins.of("memory")).isEqualTo(WHOLE);
    assertThat(origins.of("")).isEqualTo(WHOLE);
  }

  @Test
  void aNameThatOnlyBeginsAlikeIsAnotherPart() {
    assertThat(origins.of("disks.database.size")).isEqualTo(WHOLE);
  }
}
