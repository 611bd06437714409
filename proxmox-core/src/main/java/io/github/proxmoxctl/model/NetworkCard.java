package io.github.proxmoxctl.model;

import org.jspecify.annotations.Nullable;

/**
 * The device of a network interface.
 *
 * @param model what QEMU shows, {@code virtio} unless the guest lacks its driver
 * @param mtu bytes, or null for the network's
 * @param rateLimit MB per second, as Proxmox counts them: 1 MB is 1,048,576 bytes; 0 for none
 * @param queues packet queues; 0 for one
 * @param isDisconnected whether its cable is unplugged
 */
public record NetworkCard(
    String model, @Nullable Integer mtu, int rateLimit, int queues, boolean isDisconnected) {
  public static final String VIRTIO = "virtio";
  public static final NetworkCard DEFAULT = new NetworkCard(VIRTIO, null, 0, 0, false);

  public boolean isVirtio() {
    return model.equals(VIRTIO);
  }
}
