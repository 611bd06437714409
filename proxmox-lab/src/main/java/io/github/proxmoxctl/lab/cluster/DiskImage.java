package io.github.proxmoxctl.lab.cluster;

import io.github.proxmoxctl.lab.refusal.Refusal;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * What a file is to qemu-img when it is told the format, as Proxmox VE asks before it trusts an
 * image (file_size_info of pve-storage).
 *
 * @param bytes the size of the disk in it
 */
public record DiskImage(long bytes) {
  private static final int HEADER = 32;
  private static final int QCOW2 = 0x514649fb;
  private static final int VMDK = 0x564d444b;
  private static final int BACKING_FILE = 8;
  private static final int QCOW2_SIZE = 24;
  private static final int VMDK_SECTORS = 12;
  private static final int SECTOR = 512;

  /**
   * Reads the header.
   *
   * @param format qcow2, raw or vmdk
   * @throws Refusal as Proxmox VE refuses an image that it does not trust
   */
  public static DiskImage read(Path file, String format) {
    try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
      if (format.equals("raw")) {
        return new DiskImage(content.length());
      }
      byte[] header = new byte[HEADER];
      content.readFully(header);
      ByteBuffer fields = ByteBuffer.wrap(header);
      return format.equals("qcow2") ? qcow2(fields, file) : vmdk(fields);
    } catch (EOFException e) {
      throw unreadable();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DiskImage qcow2(ByteBuffer header, Path file) {
    if (header.getInt(0) != QCOW2) {
      throw unreadable();
    }
    if (header.getLong(BACKING_FILE) != 0) {
      throw Refusal.died("backing file not allowed for untrusted image '" + file + "'!");
    }
    return new DiskImage(header.getLong(QCOW2_SIZE));
  }

  private static DiskImage vmdk(ByteBuffer header) {
    header.order(ByteOrder.LITTLE_ENDIAN);
    if (header.getInt(0) != VMDK) {
      throw unreadable();
    }
    return new DiskImage(header.getLong(VMDK_SECTORS) * SECTOR);
  }

  private static Refusal unreadable() {
    return Refusal.died("failed to query file information with qemu-img");
  }
}
