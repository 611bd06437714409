package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.Image;
import io.github.proxmoxctl.model.ImageDownload;
import java.util.TreeMap;

/** Kind {@code Image}. */
public final class ImageDecoder implements Decoder {

  @Override
  public void decode(KindDocument document, Draft draft) {
    Fields spec = document.spec();
    if (spec.has("templates") == spec.has("download")) {
      draft.report(notOne(document, spec));
    }
    draft.add(
        new Image(
            document.name(),
            spec.text("version"),
            spec.map("os").text("family"),
            spec.text("user"),
            spec.flag("guestAgent", false),
            spec.size("minimumDisk"),
            spec.text("datastore"),
            spec.has("download") ? download(spec.map("download")) : templates(spec),
            document.origins()));
  }

  private static Image.Templates templates(Fields spec) {
    Fields templates = spec.map("templates");
    var templateByNode = new TreeMap<String, Integer>();
    for (String node : templates.node().keys()) {
      templateByNode.put(node, templates.number(node, 0));
    }
    return new Image.Templates(templateByNode);
  }

  private static ImageDownload download(Fields download) {
    String[] checksum = download.text("checksum").split(":", 2);
    return new ImageDownload(
        download.text("url"), checksum[0], checksum[1], download.text("datastore"));
  }

  private static Diagnostic notOne(KindDocument document, Fields spec) {
    boolean areBoth = spec.has("download");
    return Diagnostic.error(
            "image.source",
            "image "
                + Quoted.of(document.name())
                + (areBoth
                    ? " has `templates` and `download`"
                    : " has neither `templates` nor `download`"),
            areBoth ? spec.node().keyLocation("download") : document.location())
        .next("write one of them: `templates` are cloned, a `download` is imported");
  }
}
