package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.model.Size;

/** Kind {@code Size}. */
public final class SizeDecoder implements Decoder {

  @Override
  public void decode(KindDocument document, Draft draft) {
    draft.add(
        new Size(document.name(), document.origins()), Shorthands.written(document.spec().node()));
  }
}
