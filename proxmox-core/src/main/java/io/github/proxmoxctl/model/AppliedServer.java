package io.github.proxmoxctl.model;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A server as the ledger knows it: what was given to it for life.
 *
 * @param firstName the name it was created with; its identity derives from it
 * @param uuid SMBIOS UUID
 * @param root the root module that holds it, such as {@code r01}
 * @param source what it was made from, kept for life because another would replace the server; null
 *     for a server that was adopted rather than made by us
 * @param isProtected whether its removal was forbidden when last applied
 * @param disks slot ({@code scsi1}) by the disk's name
 * @param interfaces by the interface's name
 * @param networkSlots one more than the highest slot that an interface ever had: the provider never
 *     deletes the address of one, so the slots are declared for life
 */
public record AppliedServer(
    String name,
    String firstName,
    int vmId,
    String uuid,
    String node,
    String root,
    String image,
    String imageVersion,
    @Nullable Source source,
    boolean isProtected,
    SortedMap<String, String> disks,
    SortedMap<String, Interface> interfaces,
    int networkSlots) {

  public AppliedServer {
    disks = Collections.unmodifiableSortedMap(new TreeMap<>(disks));
    interfaces = Collections.unmodifiableSortedMap(new TreeMap<>(interfaces));
  }

  /** Whether it was adopted rather than made by us. */
  public boolean isAdopted() {
    return source == null;
  }

  /** The template it was cloned from; null where there is none. */
  public @Nullable Template template() {
    return source instanceof Template template ? template : null;
  }

  /** The volume that its boot disk was imported from; null where there is none. */
  public @Nullable String importedFrom() {
    return source instanceof ImageFile file ? file.volume() : null;
  }

  /** The same server made from something else; from nothing of ours if the source is null. */
  public AppliedServer madeFrom(String otherImage, String version, @Nullable Source otherSource) {
    return new AppliedServer(
        name,
        firstName,
        vmId,
        uuid,
        node,
        root,
        otherImage,
        version,
        otherSource,
        isProtected,
        disks,
        interfaces,
        networkSlots);
  }

  /** Whether it runs another image, or another version of its own. */
  public boolean runsOther(Image wanted) {
    return runsOther(wanted.name(), wanted.version());
  }

  /** The same server on another node. */
  public AppliedServer on(String otherNode) {
    return new AppliedServer(
        name,
        firstName,
        vmId,
        uuid,
        otherNode,
        root,
        image,
        imageVersion,
        source,
        isProtected,
        disks,
        interfaces,
        networkSlots);
  }

  /** The same server, adopted: a clone block would have Terraform replace it. */
  public AppliedServer adopted() {
    return madeFrom(image, imageVersion, null);
  }

  /** Whether it runs another image than at some other time. */
  public boolean runsOtherThan(AppliedServer other) {
    return runsOther(other.image, other.imageVersion);
  }

  private boolean runsOther(String otherImage, String version) {
    return !image.equals(otherImage) || !imageVersion.equals(version);
  }

  /** What a server is made from. */
  public sealed interface Source permits Template, ImageFile {}

  /** A template: the VM id, and the node that holds it. */
  public record Template(String node, int vmId) implements Source {}

  /**
   * A downloaded file whose content becomes the boot disk.
   *
   * @param volume {@code local:import/debian-12-v1-9f86d081884c.qcow2}, on the server's node
   */
  public record ImageFile(String volume) implements Source {}

  /**
   * What an interface got.
   *
   * @param slot n of {@code netn}
   * @param address null with DHCP
   * @param address6 null where it has none, or gets it from the network
   */
  public record Interface(
      int slot,
      String mac,
      String network,
      @Nullable Ipv4Address address,
      @Nullable Ipv6Address address6) {

    /** Of IPv4 alone. */
    public Interface(int slot, String mac, String network, @Nullable Ipv4Address address) {
      this(slot, mac, network, address, null);
    }
  }
}
