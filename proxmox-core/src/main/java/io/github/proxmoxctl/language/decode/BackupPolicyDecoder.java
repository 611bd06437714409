package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.model.BackupPolicy;
import io.github.proxmoxctl.model.BackupPolicy.Compression;
import io.github.proxmoxctl.model.BackupPolicy.Mode;
import io.github.proxmoxctl.model.Retention;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Kind {@code BackupPolicy}. */
public final class BackupPolicyDecoder implements Decoder {

  private static final int HOURS_OF_A_DAY = 24;

  @Override
  public void decode(KindDocument document, Draft draft) {
    Fields spec = document.spec();
    CalendarEvent.problem(spec.text("schedule"), spec.at("schedule")).ifPresent(draft::report);
    draft.add(
        new BackupPolicy(
            document.name(),
            spec.text("schedule"),
            spec.text("datastore"),
            Mode.valueOf(spec.text("mode", "snapshot").toUpperCase(Locale.ROOT)),
            Compression.valueOf(spec.text("compress", "zstd").toUpperCase(Locale.ROOT)),
            keep(spec),
            SelectorDecoder.of(spec, "servers"),
            hours(spec.optionalText("maximumAge")),
            spec.text("notes", "{{guestname}}"),
            document.origins()));
  }

  private static Retention keep(Fields spec) {
    String word = spec.optionalText("keep");
    if (word != null) {
      return word.equals("all") ? new Retention.Everything() : new Retention.ByStorage();
    }
    Fields keep = spec.map("keep");
    return new Retention.Counts(
        keep.number("last", 0),
        keep.number("hourly", 0),
        keep.number("daily", 0),
        keep.number("weekly", 0),
        keep.number("monthly", 0),
        keep.number("yearly", 0));
  }

  private static @Nullable Integer hours(@Nullable String age) {
    if (age == null) {
      return null;
    }
    int number = Integer.parseInt(age.substring(0, age.length() - 1));
    return age.endsWith("d") ? number * HOURS_OF_A_DAY : number;
  }
}
