package io.github.proxmoxctl.lab.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HostNamesTest {
  private static final int LONGEST_INTERFACE = 15;

  @Test
  void carryTheLabsId() {
    HostNames names = new HostNames("0a1b2c");

    assertThat(names.namespace()).isEqualTo("pxl-0a1b2c");
    assertThat(names.namespace(101)).isEqualTo("pxl-0a1b2c-101");
    assertThat(names.uplink()).isEqualTo("pxl0a1b2cu");
  }

  @Test
  void fitIntoTheKernelsNames() {
    assertThat(HostNames.fresh().uplink()).hasSizeLessThanOrEqualTo(LONGEST_INTERFACE);
    assertThat(HostNames.fresh().port(999_999_999, 31)).hasSizeLessThanOrEqualTo(LONGEST_INTERFACE);
    assertThat(HostNames.segment("vmbr4094", 4094)).hasSizeLessThanOrEqualTo(LONGEST_INTERFACE);
  }

  @Test
  void anUntaggedBridgeKeepsItsName() {
    assertThat(HostNames.segment("vmbr0", 0)).isEqualTo("vmbr0");
    assertThat(HostNames.segment("vmbr0", 42)).isEqualTo("vmbr0.42");
  }

  @Test
  void tellWhoseALinkIs() {
    HostNames names = new HostNames("0a1b2c");

    assertThat(HostNames.ofUplink(names.uplink())).contains(names);
    assertThat(HostNames.ofUplink("eth0")).isEmpty();
    assertThat(HostNames.ofUplink("pxlXYZXYZu")).isEmpty();
  }

  @Test
  void refuseWhatIsNoId() {
    assertThatThrownBy(() -> new HostNames("../../x")).isInstanceOf(IllegalArgumentException.class);
  }
}
