package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.model.Image;
import java.util.TreeMap;

/** Kind {@code Image}. */
public final class ImageDecoder implements Decoder {

  @Override
  public void decode(KindDocument document, Draft draft) {
    Fields spec = document.spec();
    Fields templates = spec.map("templates");
    var templateByNode = new TreeMap<String, Integer>();
    for (String node : templates.node().keys()) {
      templateByNode.put(node, templates.number(node, 0));
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
            templateByNode,
            document.origins()));
  }
}
