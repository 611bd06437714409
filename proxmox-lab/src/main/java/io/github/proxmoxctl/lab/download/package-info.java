/** What nodes fetch from other servers by URL. */
@NullMarked
package io.github.proxmoxctl.lab.download;

import org.jspecify.annotations.NullMarked;
