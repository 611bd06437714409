/** Plans, diagnostics and results as text, Markdown and JSON; pure. */
@NullMarked
package io.github.proxmoxctl.render;

import org.jspecify.annotations.NullMarked;
