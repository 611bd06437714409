package io.github.proxmoxctl.model;

/**
 * How QEMU drives a disk.
 *
 * @param cache Proxmox' cache mode, {@code none} for the node's page cache left out
 * @param aio {@code io_uring}, {@code native} or {@code threads}
 * @param discards whether freed blocks are given back to the datastore
 * @param hasIoThread whether a thread of its own does its I/O
 * @param isSsd whether the guest sees it as a solid-state disk
 * @param isBackedUp whether backups include it
 * @param isReplicated whether replication jobs include it
 */
public record Drive(
    String cache,
    String aio,
    boolean discards,
    boolean hasIoThread,
    boolean isSsd,
    boolean isBackedUp,
    boolean isReplicated,
    Speed speed) {
  public static final Drive DEFAULT =
      new Drive("none", "io_uring", true, true, false, true, true, Speed.UNLIMITED);

  /**
   * Limits of a disk; 0 for none.
   *
   * @param read MB per second, as Proxmox counts them: 1 MB is 1,048,576 bytes
   * @param write likewise
   * @param readOperations I/O operations per second
   * @param writeOperations likewise
   */
  public record Speed(int read, int write, int readOperations, int writeOperations) {
    public static final Speed UNLIMITED = new Speed(0, 0, 0, 0);

    public boolean isLimited() {
      return !equals(UNLIMITED);
    }
  }
}
