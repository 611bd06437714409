package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.model.Explanation.Source;

/** A layer and which of them it is. */
record SourcedLayer(Source source, Layer layer) {}
