package io.github.proxmoxctl.lab.cluster;

import io.github.proxmoxctl.lab.config.DiskSize;
import io.github.proxmoxctl.lab.config.Drive;
import io.github.proxmoxctl.lab.refusal.Refusal;
import java.math.BigDecimal;
import java.util.regex.Matcher;

/** Turns what a request asks of a drive slot into a drive with a volume. */
final class DriveAllocation {
  private static final long CLOUD_INIT_BYTES = 4L << 20;
  private static final BigDecimal GIB = BigDecimal.valueOf(1L << 30);

  private DriveAllocation() {}

  /**
   * The drive as the configuration will show it: {@code storage:20} has become a volume with its
   * size, and an existing volume has its true size.
   */
  static Drive resolve(Drive asked, GuestDraft draft, Storages storages) {
    if (asked.isWithoutVolume()) {
      return asked;
    }
    String source = asked.options().get("import-from").orElse(null);
    if (source != null) {
      return imported(asked, source, draft, storages);
    }
    Matcher cloudInit = asked.cloudInitAllocation();
    if (cloudInit.matches()) {
      return cloudInit(asked, draft, storages.forImages(cloudInit.group(1)));
    }
    Matcher blank = asked.allocation();
    if (blank.matches()) {
      long bytes = new BigDecimal(blank.group(2)).multiply(GIB).longValue();
      return blank(asked, draft, storages.forImages(blank.group(1)), bytes);
    }
    return existing(asked, draft, storages);
  }

  private static Drive cloudInit(Drive asked, GuestDraft draft, Storage storage) {
    String id = VolumeNames.cloudInit(storage, draft.id());
    draft.volumes().put(id, new Volume(id, CLOUD_INIT_BYTES, "raw"));
    return asked
        .without("format")
        .withFile(id)
        .with("media", "cdrom")
        .with("size", DiskSize.format(CLOUD_INIT_BYTES));
  }

  private static Drive blank(Drive asked, GuestDraft draft, Storage storage, long bytes) {
    String format = asked.options().get("format").orElse("raw");
    String id = VolumeNames.disk(storage, draft.id(), format, draft.volumes().keySet());
    draft.volumes().put(id, new Volume(id, bytes, format));
    return asked.without("format").withFile(id).with("size", DiskSize.format(bytes));
  }

  private static Drive imported(Drive asked, String source, GuestDraft draft, Storages storages) {
    Storage from = storages.require(source.substring(0, Math.max(0, source.indexOf(':'))));
    StoredFile file =
        storages
            .files()
            .find(from, draft.guest().node(), source)
            .orElseThrow(
                () ->
                    Refusal.died(
                        "failed to stat '/var/lib/vz/"
                            + source.substring(source.indexOf(':') + 1)
                            + "'"));
    long bytes = DiskImage.read(file.path(), file.format()).bytes();
    return blank(
        asked.without("import-from", "size"), draft, storages.forImages(asked.storage()), bytes);
  }

  private static Drive existing(Drive asked, GuestDraft draft, Storages storages) {
    Volume volume = draft.volumes().get(asked.file());
    if (volume != null) {
      return asked.with("size", DiskSize.format(volume.size()));
    }
    if (asked.isCdrom() && asked.file().contains(":iso/")) {
      storages.require(asked.storage());
      return asked;
    }
    throw Refusal.died("volume '" + asked.file() + "' does not exist");
  }
}
