/** The published JSON Schemas, applied to located trees; violations in the words of the YAML. */
@NullMarked
package io.github.proxmoxctl.language.schema;

import org.jspecify.annotations.NullMarked;
